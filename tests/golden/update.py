#!/usr/bin/env python3
"""Write the golden files of the samples and the outputs in the docs anew: update.py DATELINE ROOT."""
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
for script in ('golden_test.py', 'readme_test.py'):
    subprocess.run([sys.executable, os.path.join(HERE, script), *sys.argv[1:], '--update'], check=True)

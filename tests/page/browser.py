"""Chromium without a window, spoken to over a pipe by its DevTools protocol; nothing but Python is needed."""
import json
import os
import subprocess


class Browser:
    def __init__(self, program, profile):
        to_browser, self.out = os.pipe()
        self.back, from_browser = os.pipe()

        def connect():  # the protocol's pipe is 3 in and 4 out
            first, second = os.dup(to_browser), os.dup(from_browser)
            os.dup2(first, 3)
            os.dup2(second, 4)

        self.process = subprocess.Popen(
            [program, '--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--remote-debugging-pipe',
             '--disable-background-networking', '--disable-component-update', '--disable-sync',
             '--user-data-dir=' + profile], close_fds=False, preexec_fn=connect,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.rest, self.count, self.session = b'', 0, None
        self.events = []
        target = self.call('Target.createTarget', url='about:blank')['targetId']
        self.session = self.call('Target.attachToTarget', targetId=target, flatten=True)['sessionId']
        for domain in ('Page', 'Runtime', 'Network'):
            self.call(domain + '.enable')

    def read(self):
        while b'\0' not in self.rest:
            more = os.read(self.back, 1 << 16)
            if not more:
                raise EOFError('the browser ended')
            self.rest += more
        message, self.rest = self.rest.split(b'\0', 1)
        return json.loads(message)

    def call(self, method, **parameters):
        self.count += 1
        message = {'id': self.count, 'method': method, 'params': parameters}
        if self.session:
            message['sessionId'] = self.session
        os.write(self.out, json.dumps(message).encode() + b'\0')
        while True:
            answer = self.read()
            if answer.get('id') == self.count:
                if 'error' in answer:
                    raise RuntimeError(f'{method}: {answer["error"]}')
                return answer['result']
            self.events.append(answer)

    def open(self, address):
        self.call('Page.navigate', url=address)
        while not any(e.get('method') == 'Page.loadEventFired' for e in self.events):
            self.events.append(self.read())
        requests = [e['params']['request']['url'] for e in self.events
                    if e.get('method') == 'Network.requestWillBeSent']
        self.events = []
        return requests

    def run(self, script):
        """The value of an expression of the page."""
        answer = self.call('Runtime.evaluate', expression=script, returnByValue=True, awaitPromise=True)
        if 'exceptionDetails' in answer:
            raise RuntimeError(str(answer['exceptionDetails'])[:400])
        return answer['result'].get('value')

    def press(self, key):
        for kind in ('keyDown', 'keyUp'):
            self.call('Input.dispatchKeyEvent', type=kind, key=key, text=key if kind == 'keyDown' and len(key) == 1 else '')

    def close(self):
        self.process.kill()
        self.process.wait()

# -*- coding: utf-8 -*-
"""Autobahn's fuzzing server for one run, under Python 2.7. It ends at the end of its standard input.

usage: fuzzing_server.py REPORTS [KEY CERTIFICATE]    with a key and a certificate it speaks TLS
It prints {"port": ..., "cases": {id: description}, "sections": {number: name}} on a line and is ready then. At any line on
its standard input it writes the reports into the folder REPORTS and prints {"reports": how many}. The rest of what it says
goes to standard error.

Autobahn's own command, wstest, would listen on every address of the machine and on no free port of its own choice, and
write the reports in the middle of a client's handshake.
"""
import autobahntestsuite.choosereactor  # has to come before anything else of Twisted

import json
import os
import socket
import sys
import threading
import traceback

from autobahn.twisted.websocket import listenWS
from autobahntestsuite import fuzzing
from twisted.internet import reactor, ssl
from twisted.internet.posixbase import PosixReactorBase

answers = os.fdopen(os.dup(1), 'w')
os.dup2(2, 1)


def answer(**what):
    answers.write(json.dumps(what) + '\n')
    answers.flush()


reports, tls = sys.argv[1], sys.argv[2:]
listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
listener.bind(('127.0.0.1', 0))
listener.listen(50)
listener.setblocking(False)
port = listener.getsockname()[1]

factory = fuzzing.FuzzingServerFactory({
    # It refuses an upgrade whose Host names another port than this.
    'url': '%s://127.0.0.1:%d' % ('wss' if tls else 'ws', port),
    'outdir': reports,
    'cases': ['*'],
})


def listen_on_the_loopback(self, _port, factory, _backlog=50, _interface=''):
    # listenSSL comes here, too.
    return self.adoptStreamPort(listener.fileno(), socket.AF_INET, factory)


class Protocol(fuzzing.FuzzingServerProtocol):
    open = 0

    def connectionMade(self):
        Protocol.open += 1
        fuzzing.FuzzingServerProtocol.connectionMade(self)

    def connectionLost(self, reason):
        fuzzing.FuzzingServerProtocol.connectionLost(self, reason)
        Protocol.open -= 1


def write_reports():
    # A case counts when its connection is gone, which a client does not wait for.
    if Protocol.open:
        reactor.callLater(0.05, write_reports)
        return
    try:
        factory.createReports()
    except Exception:
        traceback.print_exc()
        os._exit(1)
    answer(reports=sum(map(len, factory.agents.values())))


def obey():
    while sys.stdin.readline():
        reactor.callFromThread(write_reports)
    os._exit(0)


factory.protocol = Protocol
PosixReactorBase.listenTCP = listen_on_the_loopback
listenWS(factory, ssl.DefaultOpenSSLContextFactory(*tls) if tls else None)

descriptions = dict((name, factory.CaseSet.caseClassToPrettyDescription(case).decode('utf-8', 'replace'))
                    for name, case in factory.CaseSet.CasesById.items())
answer(port=port, cases=descriptions, sections=fuzzing.CaseCategories)

watch = threading.Thread(target=obey)
watch.daemon = True
watch.start()
reactor.run()

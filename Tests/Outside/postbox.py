"""An SMTP server of the test's own, with the manners that the test gives it."""

import asyncio
import collections
import email
import email.policy
import threading
import time

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from desks import free_port

Delivery = collections.namedtuple("Delivery", "sender recipients raw message secure user")


class Postbox:
    """Takes mail on a free loopback port until it is left.

    `manners` are called with each command and answer it, or return None where the server is friendly:
    `sender(address)`, `recipient(address)`, `text(delivery, count)` with how many texts came before; what `text`
    answers with "drop" closes the connection before any answer. `wait` is how long it thinks about a text.
    """

    def __init__(self, *, port=0, sender=None, recipient=None, text=None, wait=None, login=None, tls=None):
        self.manners = {"sender": sender, "recipient": recipient, "text": text}
        self.wait = wait or (lambda delivery: 0)
        self.login, self.tls, self.port = login, tls, port
        self.taken, self.heard = [], []
        self.commands = []
        self.lock = threading.Lock()

    def __enter__(self):
        options = {}
        if self.login:
            options = {"authenticator": self._authenticate, "auth_required": True, "auth_require_tls": False}
        if self.tls:
            options |= {"tls_context": self.tls, "require_starttls": True}
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port or free_port(), **options)
        self.controller.start()
        self.port = self.controller.port
        return self

    def __exit__(self, *_):
        self.controller.stop()

    @property
    def url(self):
        return f"smtp://127.0.0.1:{self.port}"

    def _authenticate(self, server, session, envelope, mechanism, data):
        user, password = data.login.decode(), data.password.decode()
        self.commands.append(("AUTH", user))
        return AuthResult(success=self.login(user, password), handled=False, auth_data=user)

    def _answer(self, manner, *about):
        self.commands.append((manner, about[0]))
        return self.manners[manner] and self.manners[manner](*about)

    async def handle_MAIL(self, server, session, envelope, address, options):
        answer = self._answer("sender", address)
        if not answer:
            envelope.mail_from = address
        return answer or "250 2.1.0 Ok"

    async def handle_RCPT(self, server, session, envelope, address, options):
        answer = self._answer("recipient", address)
        if not answer:
            envelope.rcpt_tos.append(address)
        return answer or "250 2.1.5 Ok"

    async def handle_DATA(self, server, session, envelope):
        raw = envelope.content
        message = email.message_from_bytes(raw, policy=email.policy.default)
        delivery = Delivery(envelope.mail_from, list(envelope.rcpt_tos), raw, message, session.ssl is not None,
                            session.auth_data)
        with self.lock:
            before = len(self.heard)
            self.heard.append(delivery)
        await asyncio.sleep(self.wait(delivery))
        answer = self.manners["text"] and self.manners["text"](delivery, before)
        if answer == "drop":
            server.transport.abort()
            return "451 4.0.0 nobody hears this"
        if not answer:
            with self.lock:
                self.taken.append(delivery)
        return answer or "250 2.0.0 Ok: queued"

    def to(self, address):
        """What was taken for an address."""
        with self.lock:
            return [delivery for delivery in self.taken if delivery.recipients == [address]]

    def wait_for(self, address, count=1, within=30):
        """Waits until so many mails for an address were taken, and returns them."""
        until = time.monotonic() + within
        while len(self.to(address)) < count:
            assert time.monotonic() < until, (address, self.commands[-10:])
            time.sleep(0.05)
        return self.to(address)


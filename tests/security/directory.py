"""A small directory that speaks OpenID Connect: codes, tokens signed with RS256, keys, userinfo."""

import base64
import hashlib
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa


def _b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _number(value: int) -> str:
    return _b64(value.to_bytes((value.bit_length() + 7) // 8, "big"))


class Directory:
    """The directory: what it says next can be changed, also to what is wrong."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.signing_key = self.key
        self.claims: dict[str, Any] = {}
        self.user = {"sub": "7", "preferred_username": "clerk"}
        self.challenge = ""
        self.server = HTTPServer(("127.0.0.1", 0), self._handler())
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def expect(self, location: str) -> dict[str, str]:
        """Take the request that a browser was sent here with; give what it asked for."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}
        self.challenge = asked["code_challenge"]
        self.claims = {
            "iss": self.address,
            "aud": asked["client_id"],
            "sub": "7",
            "nonce": asked["nonce"],
            "exp": time.time() + 300,
        }
        return asked

    def token(self) -> str:
        head = _b64(json.dumps({"alg": "RS256", "kid": "1"}).encode())
        signed = f"{head}.{_b64(json.dumps(self.claims).encode())}"
        signature = self.signing_key.sign(signed.encode(), padding.PKCS1v15(), hashes.SHA256())
        return f"{signed}.{_b64(signature)}"

    def answer(self, path: str, form: dict[str, str]) -> dict[str, Any] | None:
        if path == "/keys":
            public = self.key.public_key().public_numbers()
            key = {"kty": "RSA", "alg": "RS256", "kid": "1", "use": "sig"}
            return {"keys": [{**key, "n": _number(public.n), "e": _number(public.e)}]}
        if path == "/user":
            return self.user
        verifier = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        if form.get("code") != "good" or _b64(verifier) != self.challenge:
            return None
        return {"access_token": "a", "token_type": "Bearer", "id_token": self.token()}

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        directory = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._say(directory.answer(self.path, {}))

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                form = {name: values[0] for name, values in parse_qs(body).items()}
                self._say(directory.answer(self.path, form))

            def _say(self, answer: dict[str, Any] | None) -> None:
                data = json.dumps(answer or {"error": "invalid_grant"}).encode()
                self.send_response(400 if answer is None else 200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_arguments: Any) -> None:
                """Keep the tests' output clean."""

        return Handler

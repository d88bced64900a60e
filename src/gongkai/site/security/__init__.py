"""Logging in safely: second factor, sessions, lockout, single sign-on (GB/T 22239-2019 8.1.4.1)."""

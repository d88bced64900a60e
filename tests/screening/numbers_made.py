"""Numbers with right check digits, reckoned here and not by what is tested."""

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def identity(region: str = "620102", born: str = "19900101", serial: str = "123") -> str:
    body = region + born + serial
    remainder = sum(int(d) * w for d, w in zip(body, WEIGHTS, strict=True)) % 11
    return body + "10X98765432"[remainder]


def card(body: str) -> str:
    total = sum(
        sum(divmod(int(d) * 2, 10)) if i % 2 == 0 else int(d) for i, d in enumerate(reversed(body))
    )
    return body + str(-total % 10)

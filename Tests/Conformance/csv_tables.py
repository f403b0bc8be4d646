"""Writes tables with Python's csv module and with NumPy for Apus to read, and reads one that Apus wrote.

    python csv_tables.py written-by-apus.csv folder

Needs `pip install numpy` (tried with 2.4). `numbers.csv` has texts of numbers and, in hexadecimal, what
Python's `float` makes of them; `tables.json` lists the other files, how each is written, and what is in it.
"""

import csv
import json
import random
import struct
import sys
from decimal import Decimal
from pathlib import Path

import numpy as np

labels = ["s", "", "a,b;c\td e", 'say "s"', "two\nlines", "é€\N{FACE WITH TEARS OF JOY}", " x ", "1.5"]
values = [0.1, -3.0, 1e300, 5e-324, 2.5e-8, 123456789.0, 1 / 3, -0.0]


def hard_text(draw):
    """A number whose last bit is easy to get wrong: halfway between two doubles, or very near."""
    bits = draw.getrandbits(52) | 1 << 52
    exact = (Decimal(2 * bits + 1) * Decimal(2) ** draw.randint(-160, 60)).normalize()
    digits = format(exact, "f" if draw.random() < 0.5 else "e")
    return digits if draw.random() < 0.5 or "e" in digits.lower() else digits + draw.choice(["0", "1"]) * ("." in digits)


def random_text(draw):
    kind = draw.randrange(6)
    if kind == 0:
        value = struct.unpack("<d", draw.getrandbits(64).to_bytes(8, "little"))[0]
        return repr(value) if np.isfinite(value) else "0"
    if kind == 1:
        return f"{draw.uniform(-1e6, 1e6):.{draw.randrange(25)}f}"
    if kind == 2:
        return f"{draw.gauss(0, 1):.{draw.randrange(22)}e}"
    if kind == 3:
        return f"{draw.getrandbits(draw.randint(1, 90))}.{draw.getrandbits(draw.randint(1, 90))}e{draw.randint(-330, 300)}"
    if kind == 4:
        return f"{draw.choice(['', '+', '-'])}{'0' * draw.randrange(30)}.{'0' * draw.randrange(30)}{draw.getrandbits(60)}"
    return hard_text(draw)


def write_numbers(file, count):
    draw = random.Random(7)
    with open(file, "w") as stream:
        stream.write("text,high,low\n")
        for _ in range(count):
            text = random_text(draw)
            if not np.isfinite(float(text)):
                continue
            bits = struct.unpack("<Q", struct.pack("<d", float(text)))[0]
            stream.write(f"{text},{bits >> 32},{bits & 0xFFFFFFFF}\n")


def write_tables(folder):
    tables = []
    for separator in [",", ";", "\t", " "]:
        for quoting in [csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]:
            for end in ["\n", "\r\n"]:
                name = f"{len(tables)}.csv"
                with open(folder / name, "w", newline="", encoding="utf-8-sig" if len(tables) % 2 else "utf-8") as stream:
                    writer = csv.writer(stream, delimiter=separator, quoting=quoting, lineterminator=end)
                    writer.writerow(["label", "x", "other"])
                    writer.writerows(zip(labels, values, labels))
                tables.append({"file": name, "separator": separator})
    return tables


def main(written, folder):
    with open(written, newline="", encoding="utf-8") as stream:
        header, *rows = csv.reader(stream)
    assert header == ["label", "x", "other"], header
    assert [row[0] for row in rows] == labels, rows
    assert [float(row[1]).hex() for row in rows] == [value.hex() for value in values], rows
    folder = Path(folder)
    write_numbers(folder / "numbers.csv", 100_000)
    rows = np.random.default_rng(1).normal(size=(100, 3))
    np.savetxt(folder / "savetxt.txt", rows)
    np.save(folder / "savetxt.npy", rows)
    (folder / "tables.json").write_text(json.dumps(write_tables(folder)))


if __name__ == "__main__":
    main(*sys.argv[1:])

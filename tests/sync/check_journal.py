#!/usr/bin/env python3
"""Checks a till's journal without any code of Écot: Python's standard library and the `openssl` command.

    check_journal.py [--head FILE] [--public-key FILE] [--openssl PROGRAM] JOURNAL

JOURNAL is `ecot.db`, or the lines of `ecotctl journal show --json` (- for standard input). Beside an `ecot.db` the file
`head` is read too. Prints "ok N records", or a line for each break and "N records, M bad", and then exits 1.
"""

import argparse
import base64
import hashlib
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile

FIELDS = ["till", "segment", "seq", "time_ms", "kind", "payload", "prev", "hash", "sig"]
NUMBERS = {"segment", "seq", "time_ms"}
HEX64 = re.compile(r"[0-9a-f]{64}\Z")


class Bad(Exception):
    """A record is not as it must be; args are the reason's word and a sentence."""


def records_of_database(path):
    database = sqlite3.connect("file:%s?mode=ro" % path.replace("?", "%3f").replace("#", "%23"), uri=True)
    database.text_factory = bytes
    wanted = ", ".join(FIELDS + ["typeof(%s)" % field for field in FIELDS])
    for row in database.execute("SELECT %s FROM journal ORDER BY segment, seq" % wanted):
        record = {}
        for field, value, kind in zip(FIELDS, row, row[len(FIELDS):]):
            expected = b"integer" if field in NUMBERS else b"text"
            if kind != expected:
                record["defect"] = "%s is stored as %s" % (field, kind.decode())
                value = 0 if field in NUMBERS else b""
            record[field] = value if field in NUMBERS else value.decode("utf-8", "surrogateescape")
        yield record


def records_of_lines(lines):
    for line in lines:
        record = json.loads(line)
        for field in FIELDS:
            good = int if field in NUMBERS else str
            if type(record.get(field)) is not good:
                record["defect"] = "%s is missing or of another type" % field
                record[field] = good()
        yield record


def whole(value, name):
    if type(value) is not int:
        raise Bad("format", "%s is not an integer" % name)
    return value


def equal(found, expected, what):
    if found != expected:
        raise Bad("sum", "%s is %s where %s is expected" % (what, found, expected))


def check_sale(payload):
    total = {"reference": 0, "member": 0, "funded": 0, "surplus": 0}
    taxable = {}
    for line in payload["lines"]:
        reference = quantity = base = 0
        for part in line["parts"]:
            member, surplus = whole(part["member_cents"], "member"), whole(part["surplus_cents"], "surplus")
            funded = sum(whole(share["cents"], "share") for share in part["funders"])
            equal(member + funded, whole(part["reference_cents"], "reference") + surplus, "what is paid for a part")
            reference += part["reference_cents"]
            quantity += whole(part["quantity_milli"], "quantity")
            total["member"] += member
            total["funded"] += funded
            total["surplus"] += surplus
            base += member + sum(share["cents"] for share in part["funders"] if share["taxable"])
            base -= surplus if surplus and part["surplus_taxable"] else 0
        equal(whole(line["reference_cents"], "reference"), reference, "the reference of a line")
        equal(whole(line["quantity_milli"], "quantity"), quantity, "the quantity of a line")
        total["reference"] += reference
        taxable[line["vat_bp"]] = taxable.get(line["vat_bp"], 0) + base
    for name, value in total.items():
        equal(whole(payload["totals"][name + "_cents"], name), value, "the total " + name)
    rows = {row["vat_bp"]: row for row in payload["vat"]}
    equal(sorted(rows), sorted(taxable), "the list of VAT rates")
    for rate, row in rows.items():
        equal(row["taxable_cents"], taxable[rate], "the taxable amount")
        if taxable[rate] >= 0:
            equal(row["vat_cents"], (2 * taxable[rate] * rate + 10000 + rate) // (2 * (10000 + rate)), "the VAT")
    tendered = sum(whole(tender["cents"], "tender") for tender in payload["tenders"])
    due = payload["totals"]["member_cents"] + whole(payload["round_up_cents"], "round-up")
    equal(tendered - whole(payload["change_cents"], "change"), due, "tenders less change")


class Checker:
    def __init__(self, openssl, given_key):
        self.openssl = openssl
        self.given_key = given_key
        self.folder = tempfile.TemporaryDirectory()
        self.last = None
        self.key_file = None
        self.counts = {}
        self.slack = {}
        self.grand_total = 0  # None: a record before is damaged or missing
        self.unknown = False
        self.missing = 0
        self.time_floor = -(2**63)
        self.declared = []  # (segment, from, to)

    def run(self, arguments):
        return subprocess.run([self.openssl] + arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def take_key(self, record, payload):
        der = base64.b64decode(payload["public_key"], validate=True)
        with open(self.path("key.der"), "wb") as file:
            file.write(der)
        made = self.run(["pkey", "-pubin", "-inform", "DER", "-in", self.path("key.der"), "-out", self.path("key.pem")])
        if made.returncode != 0:
            raise Bad("format", "the public key is not one")
        self.key_file = self.path("key.pem")
        if self.given_key:
            given = self.run(["pkey", "-pubin", "-in", self.given_key, "-outform", "DER"]).stdout
            if given != der:
                self.key_file = self.given_key
                raise Bad("sig", "the segment is signed with another key than the one given")
        return hashlib.sha256(
            "\n".join(["ecot-genesis-1", record["till"], str(record["segment"]), payload["public_key"]]).encode()
        ).hexdigest()

    def check_signature(self, record, data):
        try:
            signature = base64.b64decode(record["sig"], validate=True)
        except ValueError:
            raise Bad("format", "the signature is not base64")
        if base64.b64encode(signature).decode() != record["sig"]:
            raise Bad("format", "the signature's base64 does not re-encode to itself")
        with open(self.path("data"), "wb") as file:
            file.write(data)
        with open(self.path("sig"), "wb") as file:
            file.write(signature)
        verified = self.run(["dgst", "-sha256", "-verify", self.key_file, "-signature", self.path("sig"), self.path("data")])
        if verified.returncode != 0:
            raise Bad("sig", "the signature does not fit")

    def check_start(self, record, payload):
        if record["seq"] != 1:
            raise Bad("seq", "the segment does not begin with 1")
        if record["kind"] != "till_init":
            raise Bad("format", "the first record of a segment is not a till_init")
        if record["prev"] != self.take_key(record, payload):
            raise Bad("prev", "prev is not the genesis")
        follows = payload["follows"]
        if follows is None:
            if self.last is not None or record["segment"] != 1:
                raise Bad("prev", "the segment does not say what it follows")
            return
        end = follows if follows["seq"] else follows.get("earlier")
        last = self.last
        before = [(last["segment"], last["seq"], last[name]) for name in ("hash", "true_hash")] if last else [None]
        if (end and (end["segment"], end["seq"], end["hash"])) not in before:
            raise Bad("tail", "the segment does not follow the record before it")
        if follows.get("missing_from") is not None:
            lost = follows["missing_to"] - follows["missing_from"] + 1
            self.missing += lost
            self.declared.append((follows["segment"], follows["missing_from"], follows["missing_to"]))
            skipped = payload.get("count_gap", lost)
            for kind in list(self.counts) + ["*"]:
                self.slack[kind] = self.slack.get(kind, 0) + skipped

    def check_place(self, record, payload):
        last = self.last
        if last is None or record["segment"] != last["segment"]:
            self.check_start(record, payload)
        elif record["seq"] != last["seq"] + 1:
            raise Bad("seq", "%d comes behind %d" % (record["seq"], last["seq"]))
        elif record["prev"] not in (last["hash"], last["true_hash"]):
            raise Bad("prev", "prev is not the hash of the record before")
        if record["time_ms"] < self.time_floor:
            corrected = record["kind"] == "event" and payload.get("code") == "clock_corrected"
            if not (corrected and payload.get("words", {}).get("manager")):
                raise Bad("time", "it is earlier than the record before")

    def check_figures(self, record, payload):
        kind, count = record["kind"], whole(payload["count"], "count")
        slack = self.slack.pop(kind, 0 if kind in self.counts else self.slack.get("*", 0))
        first = self.counts.get(kind, 0) + 1
        self.counts[kind] = count
        if not (self.unknown and first == 1) and not first <= count <= first + slack:
            raise Bad("sum", "the count of kind %s is %d where %d is expected" % (kind, count, first))
        if kind in ("sale", "training", "refund"):
            start = ("ECOLE-" if kind == "training" else "") + record["till"]
            if not re.fullmatch(re.escape(start) + r"-[0-9]{4}-%06d" % count, payload["number"]):
                raise Bad("format", "the number is not that of the count")
        if kind in ("sale", "training"):
            check_sale(payload)
        if kind == "sale":
            before, self.grand_total = self.grand_total, whole(payload["grand_total_cents"], "grand total")
            if before is not None:
                added = payload["totals"]["reference_cents"] + payload["totals"]["surplus_cents"]
                equal(self.grand_total, before + added, "the grand total")

    def check(self, record):
        if record.get("defect"):
            raise Bad("format", record["defect"])
        if not HEX64.match(record["hash"]) or not HEX64.match(record["prev"]):
            raise Bad("format", "hash or prev is not lower-case hex")
        if record["hash"] != record["true_hash"]:
            raise Bad("hash", "the bytes do not give the stored hash")
        try:
            payload = json.loads(record["payload"])
            self.check_place(record, payload)
            self.check_signature(record, record["bytes"])
            self.check_figures(record, payload)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise Bad("format", "the payload is not as it must be: %r" % error)

    def take(self, record):
        head = ["ecot-journal-1"] + [str(record[name]) for name in FIELDS if name not in ("payload", "hash", "sig")]
        record["bytes"] = "\n".join(head + [record["payload"]]).encode("utf-8", "surrogateescape")
        record["true_hash"] = hashlib.sha256(record["bytes"]).hexdigest()
        try:
            self.check(record)
            return None
        except Bad as bad:
            if bad.args[0] != "sum":
                self.counts, self.slack, self.grand_total, self.unknown = {}, {}, None, True
            return bad
        finally:
            self.last = record
            if record["hash"] == record["true_hash"]:
                self.time_floor = record["time_ms"]


def main():
    parser = argparse.ArgumentParser(description="Checks a till's journal without any code of Écot.")
    parser.add_argument("journal")
    parser.add_argument("--head")
    parser.add_argument("--public-key")
    parser.add_argument("--openssl", default="openssl")
    options = parser.parse_args()
    lines = options.journal == "-" or not open(options.journal, "rb").read(16).startswith(b"SQLite format 3")
    head_file = options.head
    if not lines and not head_file:
        head_file = os.path.join(os.path.dirname(os.path.abspath(options.journal)), "head")
    # The head first: the till may write on while this runs, and then the journal may only be longer.
    head = open(head_file, encoding="ascii").read().split() if head_file and os.path.exists(head_file) else None
    if lines:
        source = sys.stdin if options.journal == "-" else open(options.journal, encoding="utf-8")
        records = records_of_lines(source)
    else:
        records = records_of_database(options.journal)

    checker = Checker(options.openssl, options.public_key)
    count = bad = 0
    seen_head = False
    for record in records:
        count += 1
        fault = checker.take(record)
        if fault is None and head and [str(record["segment"]), str(record["seq"])] == head[:2]:
            seen_head = True
            if record["hash"] != head[2]:
                fault = Bad("tail", "the head file knows another hash")
        if fault is not None:
            bad += 1
            print("bad %s/%s/%s %s: %s" % ((record["till"], record["segment"], record["seq"]) + fault.args))
    if head_file and head is None:
        bad += 1
        print("bad tail: the head file is missing")
    elif head and not seen_head and bad == 0:
        if not any(str(s) == head[0] and first <= int(head[1]) <= last for s, first, last in checker.declared):
            bad += 1
            print("bad %s/%s tail: the head file knows this record, the journal does not" % (head[0], head[1]))
    if bad:
        print("%d records, %d bad" % (count, bad))
        return 1
    print("ok %d records" % count + (", %d declared missing" % checker.missing if checker.missing else ""))
    return 0


if __name__ == "__main__":
    sys.exit(main())

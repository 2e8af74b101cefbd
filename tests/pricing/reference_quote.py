#!/usr/bin/env python3
"""The pricing rules once more, in exact fractions, written from the rules and not from the C++.

Slow and plain on purpose: every rule is one sentence of code. `reference_quote.py < requests` answers one JSON request
a line, as `ecotctl quote` does, but with errors as code and place only.
"""

import datetime
import json
import sys
from fractions import Fraction
from math import ceil, floor

AMOUNT_MAX = 10**13
QUANTITY_MAX = 10**8
INT64 = range(-(2**63), 2**63)
SECTIONS = ["date", "site", "member", "products", "programmes", "envelopes", "usage", "lines"]


class Stop(Exception):
    """An error that only pricing can find."""

    def __init__(self, code, at):
        super().__init__(code, at)
        self.error = {"code": code, "at": at}


def half_up(x):
    return floor(x + Fraction(1, 2))


def largest_remainder(exact):
    """Floors, then the missing cents one by one to the largest fraction, the earlier first."""
    cents = [floor(x) for x in exact]
    missing = sum(exact) - sum(cents)
    assert missing == int(missing)
    order = sorted(range(len(exact)), key=lambda i: (-(exact[i] - cents[i]), i))
    for i in order[: int(missing)]:
        cents[i] += 1
    return cents


# --- is the request right? ---------------------------------------------------------------------------------------


class Reading:
    def __init__(self):
        self.errors = {}  # place -> code, the first said

    def add(self, code, *path):
        self.errors.setdefault(tuple(path), code)

    def field(self, obj, name, path, kind, required=True, null=False):
        """The value when it is there and of the right kind, else None."""
        if name not in obj:
            if required:
                self.add("bad_value", *path, name)
            return None
        value = obj[name]
        if value is None and null:
            return None
        right = {
            "int": lambda v: type(v) is int and v in INT64,
            "str": lambda v: type(v) is str,
            "bool": lambda v: type(v) is bool,
            "list": lambda v: type(v) is list,
            "dict": lambda v: type(v) is dict,
            "date": is_date,
        }[kind](value)
        if not right:
            self.add("bad_value", *path, name)
            return None
        return value

    def number(self, obj, name, path, low=None, high=None, required=True):
        value = self.field(obj, name, path, "int", required)
        if value is not None and ((low is not None and value < low) or (high is not None and value > high)):
            self.add("bad_value", *path, name)
            return None
        return value

    def amount(self, obj, name, path, required=True):
        value = self.number(obj, name, path, low=0, required=required)
        if value is not None and value > AMOUNT_MAX:
            self.add("overflow", *path, name)
            return None
        return value

    def word(self, obj, name, path, words, required=True):
        value = self.field(obj, name, path, "str", required)
        if value is not None and value not in words:
            self.add("bad_value", *path, name)
            return None
        return value

    def strings(self, obj, name, path, null=False):
        values = self.field(obj, name, path, "list", required=False, null=null)
        for i, value in enumerate(values or []):
            if type(value) is not str:
                self.add("bad_value", *path, name, i)
        return values or []

    def objects(self, obj, name, required):
        values = self.field(obj, name, (), "list", required)
        for i, value in enumerate(values or []):
            if type(value) is not dict:
                self.add("bad_value", name, i)
                continue
            yield i, value, (name, i)

    def only(self, obj, path, names):
        for name in obj:
            if name not in names:
                self.add("bad_value", *path, name)


def is_date(value):
    if type(value) is not str or len(value) != 10 or not all(c in "0123456789-" for c in value):
        return False
    try:
        return datetime.date.fromisoformat(value) is not None
    except ValueError:
        return False


def no_repeats(reading, request, section, field):
    seen = set()
    for i, obj in enumerate(request.get(section) if type(request.get(section)) is list else []):
        name = obj.get(field) if type(obj) is dict else None
        if type(name) is str:
            if name in seen:
                reading.add("duplicate_id", section, i, field)
            seen.add(name)
    return seen


def check(request):
    """The errors of a request, in the order of the rules."""
    r = Reading()
    if type(request) is not dict:
        return [{"code": "bad_value", "at": ""}]
    r.field(request, "date", (), "date")
    r.field(request, "site", (), "str", required=False)
    member = r.field(request, "member", (), "dict", required=False, null=True)
    if member is not None:
        check_member(r, member)
    products = no_repeats(r, request, "products", "id")
    no_repeats(r, request, "programmes", "id")
    envelopes = no_repeats(r, request, "envelopes", "id")
    no_repeats(r, request, "usage", "programme")
    for _, product, path in r.objects(request, "products", True):
        r.field(product, "id", path, "str")
        r.word(product, "unit", path, ["piece", "kg", "l"])
        r.amount(product, "price_cents", path)
        r.number(product, "vat_bp", path, low=0)
        r.strings(product, "tags", path)
    for _, programme, path in r.objects(request, "programmes", False):
        check_programme(r, programme, path, products, envelopes)
    for _, envelope, path in r.objects(request, "envelopes", False):
        r.field(envelope, "id", path, "str")
        r.amount(envelope, "remaining_cents", path)
        r.field(envelope, "complement_taxable", path, "bool", required=False)
    for _, usage, path in r.objects(request, "usage", False):
        r.field(usage, "programme", path, "str")
        r.amount(usage, "subsidy_cents", path)
        r.number(usage, "quantity_milli", path, low=0)
    for _, line, path in r.objects(request, "lines", True):
        name = r.field(line, "product", path, "str")
        if name is not None and name not in products:
            r.add("unknown_product", *path, "product")
        r.number(line, "quantity_milli", path, 1, QUANTITY_MAX)
        r.amount(line, "amount_cents", path, required=False)
        r.amount(line, "choice_cents", path, required=False)
    return in_order(r.errors)


def check_member(r, member):
    path = ("member",)
    r.field(member, "id", path, "str")
    r.field(member, "tier", path, "str", required=False, null=True)
    r.strings(member, "groups", path, null=True)
    household = r.field(member, "household", path, "dict")
    if household is not None:
        r.number(household, "adults", ("member", "household"), low=0)
        r.number(household, "children", ("member", "household"), low=0)
    r.field(member, "membership_until", path, "date", required=False, null=True)


def check_programme(r, p, path, products, envelopes):
    r.only(
        p,
        path,
        ["id", "name", "priority", "valid", "eligible", "member_share", "funders", "cap", "when_exhausted"],
    )
    r.field(p, "id", path, "str")
    r.field(p, "name", path, "str", required=False)
    r.number(p, "priority", path, required=False)
    valid = r.field(p, "valid", path, "dict", required=False)
    if valid is not None:
        r.only(valid, (*path, "valid"), ["from", "to"])
        r.field(valid, "from", (*path, "valid"), "date", required=False)
        r.field(valid, "to", (*path, "valid"), "date", required=False)
    eligible = r.field(p, "eligible", path, "dict", required=False)
    if eligible is not None:
        at = (*path, "eligible")
        r.only(eligible, at, ["tiers", "groups", "membership", "sites", "product_tags", "products"])
        for name in ["tiers", "groups", "sites", "product_tags", "products"]:
            r.strings(eligible, name, at)
        r.field(eligible, "membership", at, "bool", required=False)
        listed = eligible.get("products")
        for i, name in enumerate(listed if type(listed) is list else []):
            if type(name) is str and name not in products:
                r.add("unknown_product", *at, "products", i)
    share = r.field(p, "member_share", path, "dict")
    percent = check_share(r, share, (*path, "member_share"), envelopes) if share is not None else 0
    funders = r.field(p, "funders", path, "list", required=False) or []
    for i, funder in enumerate(funders):
        at = (*path, "funders", i)
        if type(funder) is not dict:
            r.add("bad_value", *at)
            continue
        name = r.field(funder, "envelope", at, "str")
        if name is not None and name not in envelopes:
            r.add("unknown_envelope", *at, "envelope")
        kind = r.word(funder, "kind", at, ["percent", "unit_amount", "remainder"])
        if kind == "percent":
            percent += r.number(funder, "bp", at, low=0) or 0
        elif kind == "unit_amount":
            r.amount(funder, "cents", at)
        elif kind == "remainder" and i + 1 < len(funders):
            r.add("remainder_not_last", *at)
        own = {"percent": ["bp"], "unit_amount": ["cents"], "remainder": [], None: ["bp", "cents"]}[kind]
        r.only(funder, at, ["envelope", "kind", *own])
    if percent > 10000:
        r.add("bad_percentages", *path)
    cap = r.field(p, "cap", path, "dict", required=False)
    if cap is not None:
        at = (*path, "cap")
        if type(share) is dict and share.get("kind") == "free_choice":
            r.add("cap_on_free_choice", *at)
        r.only(
            cap,
            at,
            ["subsidy_cents", "subsidy_cents_per_person", "quantity_milli", "quantity_milli_per_person", "period"],
        )
        r.amount(cap, "subsidy_cents", at, required=False)
        r.amount(cap, "subsidy_cents_per_person", at, required=False)
        r.number(cap, "quantity_milli", at, low=0, required=False)
        r.number(cap, "quantity_milli_per_person", at, low=0, required=False)
        r.word(cap, "period", at, ["day", "week", "month", "year", "month_by_week"], required=False)
    r.word(p, "when_exhausted", path, ["member_pays", "next_funder", "refuse"], required=False)


SHARE_FIELDS = {
    "percent": ["bp"],
    "unit_price": ["cents"],
    "household_percent": ["table"],
    "household_unit_price": ["table"],
    "markup": ["bp", "surplus_to"],
    "free_choice": ["minimum_bp", "default_bp", "surplus_to"],
}


def check_share(r, share, at, envelopes):
    """The member's percent, 0 when the kind has none."""
    kind = r.word(share, "kind", at, list(SHARE_FIELDS))
    if kind is None:
        r.only(share, at, ["kind", *(name for names in SHARE_FIELDS.values() for name in names)])
        return 0
    r.only(share, at, ["kind", *SHARE_FIELDS[kind]])
    percent = 0
    surplus_possible = False
    if kind == "percent":
        percent = r.number(share, "bp", at, 0, 10000) or 0
    elif kind == "unit_price":
        r.amount(share, "cents", at)
    elif kind in ("household_percent", "household_unit_price"):
        percent = check_table(r, share, at, kind)
    elif kind == "markup":
        surplus_possible = (r.number(share, "bp", at, low=0) or 0) > 0
    else:
        r.number(share, "minimum_bp", at, 0, 10000)
        surplus_possible = (r.number(share, "default_bp", at, low=0) or 0) > 10000
    if "surplus_to" in share:
        if kind in ("markup", "free_choice"):
            name = r.field(share, "surplus_to", at, "str")
            if name is not None and name not in envelopes:
                r.add("unknown_envelope", *at, "surplus_to")
    elif surplus_possible:
        r.add("surplus_without_envelope", *at)
    return percent


def check_table(r, share, at, kind):
    table = r.field(share, "table", at, "list")
    if table is None:
        return 0
    at = (*at, "table")
    percent = 0
    bounds = []
    for i, row in enumerate(table):
        if type(row) is not dict:
            r.add("bad_value", *at, i)
            bounds.append("unreadable")
            continue
        r.only(row, (*at, i), ["persons_at_most", "bp" if kind == "household_percent" else "cents"])
        bound = r.field(row, "persons_at_most", (*at, i), "int", required=False)
        bounds.append("unreadable" if bound is None and "persons_at_most" in row else bound)
        if type(bounds[-1]) is int and bounds[-1] < 0:
            r.add("bad_value", *at, i, "persons_at_most")
        if kind == "household_percent":
            percent = max(percent, r.number(row, "bp", (*at, i), 0, 10000) or 0)
        else:
            r.amount(row, "cents", (*at, i))
    if "unreadable" not in bounds:
        rows = bounds[:-1]
        if not bounds or bounds[-1] is not None or None in rows or any(a >= b for a, b in zip(rows, rows[1:])):
            r.add("household_table_incomplete", *at)
    return percent


def in_order(errors):
    def key(path):
        rank = SECTIONS.index(path[0])
        return (rank, path[1] if len(path) > 1 and type(path[1]) is int else -1)

    def pointer(path):
        return "".join("/" + str(token).replace("~", "~0").replace("/", "~1") for token in path)

    return [{"code": errors[path], "at": pointer(path)} for path in sorted(errors, key=key)]


# --- what does it cost? ------------------------------------------------------------------------------------------


def applies_to(p, request, product):
    """Eligibility."""
    date, member, eligible = request["date"], request.get("member"), p.get("eligible", {})
    valid = p.get("valid", {})
    if not valid.get("from", "0001-01-01") <= date <= valid.get("to", "9999-12-31"):
        return False
    if member is None and ("cap" in p or p["member_share"]["kind"].startswith("household_")):
        return False
    member = member or {}
    if "tiers" in eligible and member.get("tier") not in eligible["tiers"]:
        return False
    if "groups" in eligible and not set(member.get("groups") or []) & set(eligible["groups"]):
        return False
    if eligible.get("membership") and not (member.get("membership_until") or "") >= date:
        return False
    if "sites" in eligible and request.get("site") not in eligible["sites"]:
        return False
    if "product_tags" in eligible and not set(product.get("tags", [])) & set(eligible["product_tags"]):
        return False
    return "products" not in eligible or product["id"] in eligible["products"]


class Pricing:
    def __init__(self, request):
        self.request = request
        self.products = {p["id"]: p for p in request["products"]}
        self.held = {e["id"]: e["remaining_cents"] for e in request.get("envelopes", [])}
        self.taxable = {e["id"]: e.get("complement_taxable", True) for e in request.get("envelopes", [])}
        household = (request.get("member") or {}).get("household", {"adults": 0, "children": 0})
        self.persons = household["adults"] + household["children"]
        self.used = {
            u["programme"]: {"subsidy": u["subsidy_cents"], "quantity": u["quantity_milli"]}
            for u in request.get("usage", [])
        }
        self.by_envelope = {}
        self.surplus_by_envelope = {}
        self.vat = {}
        self.totals = {"reference_cents": 0, "member_cents": 0, "funded_cents": 0, "surplus_cents": 0}

    def quote(self):
        lines = [self.price_line(i, line) for i, line in enumerate(self.request["lines"])]
        shares = lambda of: [{"envelope": e, "cents": of[e]} for e in sorted(of, key=str.encode) if of[e]]
        return {
            "lines": lines,
            "totals": self.totals,
            "by_envelope": shares(self.by_envelope),
            "surplus_by_envelope": shares(self.surplus_by_envelope),
            "vat": [
                {"vat_bp": bp, "taxable_cents": t, "vat_cents": half_up(Fraction(t * bp, 10000 + bp))}
                for bp, t in sorted(self.vat.items())
            ],
        }

    def price_line(self, number, line):
        product = self.products[line["product"]]
        quantity = line["quantity_milli"]
        reference = line.get("amount_cents")
        if reference is None:
            reference = half_up(Fraction(product["price_cents"] * quantity, 1000))
        if reference > AMOUNT_MAX:
            raise Stop("overflow", f"/lines/{number}")
        whole = {
            "reference": reference,
            "quantity": quantity,
            "choice": line.get("choice_cents"),
            "by_piece": product["unit"] == "piece",
        }
        rest_reference, rest_quantity, parts = reference, quantity, []
        while rest_quantity > 0:
            part = self.next_part(product, rest_reference, rest_quantity, whole)
            self.take(number, part, whole, product["vat_bp"])
            parts.append(part)
            rest_reference -= part["reference_cents"]
            rest_quantity -= part["quantity_milli"]
        assert rest_reference == 0
        return {
            "product": line["product"],
            "quantity_milli": quantity,
            "reference_cents": reference,
            "member_cents": sum(part["member_cents"] for part in parts),
            "parts": [{k: v for k, v in part.items() if not k.startswith("_")} for part in parts],
        }

    def next_part(self, product, reference, quantity, whole):
        candidates = [p for p in self.request.get("programmes", []) if applies_to(p, self.request, product)]
        candidates.sort(
            key=lambda p: (
                p.get("priority", 100),
                self.exact_share(p, reference, quantity, whole),
                p["id"].encode(),
            )
        )
        made = []
        for p in candidates:
            part = self.try_programme(p, reference, quantity, whole)
            if part is not None:
                made.append(part)
                if len(made) == 1 and part["_given"] == part["_subsidy"]:
                    break
        if made:
            # min() keeps the earliest of equals
            return min(
                made,
                key=lambda m: Fraction(m["member_cents"], m["reference_cents"]) if m["reference_cents"] else Fraction(0),
            )
        return self.part(None, quantity, reference, reference, [], 0)

    @staticmethod
    def part(p, quantity, reference, member, given, subsidy):
        return {
            "programme": p["id"] if p else None,
            "quantity_milli": quantity,
            "reference_cents": reference,
            "member_cents": member,
            "surplus_cents": max(member - reference, 0),
            "funders": [{"envelope": e, "cents": c} for e, c in given if c],
            "_programme": p,
            "_given": sum(c for _, c in given),
            "_subsidy": subsidy,
        }

    def exact_share(self, p, reference, quantity, whole):
        """M of the table."""
        share = p["member_share"]
        kind = share["kind"]
        if kind.startswith("household_"):
            share = next(
                row for row in share["table"] if self.persons <= row.get("persons_at_most", self.persons)
            )
        if kind in ("percent", "household_percent"):
            return Fraction(reference * share["bp"], 10000)
        if kind in ("unit_price", "household_unit_price"):
            return min(Fraction(reference), Fraction(share["cents"] * quantity, 1000))
        if kind == "markup":
            return Fraction(half_up(Fraction(reference * (10000 + share["bp"]), 10000)))
        least = ceil(Fraction(reference * share["minimum_bp"], 10000))
        if whole["choice"] is None:
            chosen = half_up(Fraction(reference * share["default_bp"], 10000))
        elif whole["reference"] == 0:
            chosen = half_up(Fraction(whole["choice"] * quantity, whole["quantity"]))
        else:
            chosen = half_up(Fraction(whole["choice"] * reference, whole["reference"]))
        return Fraction(max(least, chosen))

    def rounded(self, p, reference, quantity, whole):
        """The member's cents and each funder's, before the cap on money and the envelopes."""
        funders = p.get("funders", [])
        share = self.exact_share(p, reference, quantity, whole)
        if share > reference:
            return int(share), [0] * len(funders)
        left = reference - share
        exact = []
        for funder in funders:
            if funder["kind"] == "percent":
                wanted = Fraction(reference * funder["bp"], 10000)
            elif funder["kind"] == "unit_amount":
                wanted = Fraction(funder["cents"] * quantity, 1000)
            else:
                wanted = left
            exact.append(min(wanted, left))
            left -= exact[-1]
        cents = largest_remainder([*exact, reference - sum(exact)])
        return cents[-1], cents[:-1]

    def cap_left(self, p, what, used):
        cap = p.get("cap", {})
        if what not in cap and what + "_per_person" not in cap:
            return None
        limit = cap.get(what, 0) + cap.get(what + "_per_person", 0) * self.persons
        return limit - self.used.get(p["id"], {}).get(used, 0)

    def try_programme(self, p, rest_reference, rest_quantity, whole):
        """The part this programme makes of the rest, None when it does not apply."""
        money_left = self.cap_left(p, "subsidy_cents", "subsidy")
        quantity_left = self.cap_left(p, "quantity_milli", "quantity")
        if (money_left is not None and money_left <= 0) or (quantity_left is not None and quantity_left <= 0):
            return None

        def reference_of(k):
            return half_up(Fraction(rest_reference * k, rest_quantity))

        def subsidy_of(k):
            return sum(self.rounded(p, reference_of(k), k, whole)[1])

        def paid(k):
            """The part of quantity k, and whether an envelope was short."""
            reference = reference_of(k)
            member, shares = self.rounded(p, reference, k, whole)
            subsidy = sum(shares)
            if subsidy == 0:
                return self.part(p, k, reference, member, [], 0), False
            if money_left is not None and subsidy > money_left:
                shares = largest_remainder([Fraction(money_left * s, subsidy) for s in shares])
            held, given, carried, short = dict(self.held), [], 0, False
            for funder, share in zip(p["funders"], shares):
                wanted = share + carried
                gets = min(wanted, held[funder["envelope"]])
                held[funder["envelope"]] -= gets
                given.append((funder["envelope"], gets))
                short = short or gets < wanted
                carried = wanted - gets if p.get("when_exhausted") == "next_funder" else 0
            return self.part(p, k, reference, reference - sum(c for _, c in given), given, subsidy), short

        k = rest_quantity
        if quantity_left is not None and quantity_left < k:
            k = quantity_left
            if subsidy_of(k) == 0:
                if subsidy_of(rest_quantity) != 0:
                    return None
                k = rest_quantity
        part, short = paid(k)
        if short and p.get("when_exhausted") == "refuse":
            if not whole["by_piece"]:
                return None
            for pieces in range((k - 1) // 1000, 0, -1):
                if subsidy_of(1000 * pieces) > 0:
                    part, short = paid(1000 * pieces)
                    if not short:
                        return part
            return None
        if part["_subsidy"] > 0 and part["_given"] == 0:
            return None
        return part

    def take(self, number, part, whole, vat_bp):
        p = part["_programme"]
        at = f"/lines/{number}"
        if p is not None and p["member_share"]["kind"] == "free_choice" and whole["choice"] is not None:
            least = ceil(Fraction(whole["reference"] * p["member_share"]["minimum_bp"], 10000))
            if whole["choice"] < least:
                raise Stop("choice_below_minimum", at + "/choice_cents")
            if part["surplus_cents"] and "surplus_to" not in p["member_share"]:
                raise Stop("surplus_without_envelope", at + "/choice_cents")
        if part["member_cents"] > AMOUNT_MAX:
            raise Stop("overflow", at)
        taxable = part["member_cents"]
        for funder in part["funders"]:
            envelope = funder["envelope"]
            self.held[envelope] -= funder["cents"]
            assert self.held[envelope] >= 0
            self.by_envelope[envelope] = self.by_envelope.get(envelope, 0) + funder["cents"]
            taxable += funder["cents"] if self.taxable[envelope] else 0
        if part["surplus_cents"]:
            envelope = p["member_share"]["surplus_to"]
            self.surplus_by_envelope[envelope] = self.surplus_by_envelope.get(envelope, 0) + part["surplus_cents"]
            taxable -= part["surplus_cents"] if self.taxable[envelope] else 0
        if part["_given"]:
            used = self.used.setdefault(p["id"], {"subsidy": 0, "quantity": 0})
            used["subsidy"] += part["_given"]
            used["quantity"] += part["quantity_milli"]
        self.vat[vat_bp] = self.vat.get(vat_bp, 0) + taxable
        for total, cents in [
            ("reference_cents", part["reference_cents"]),
            ("member_cents", part["member_cents"]),
            ("funded_cents", part["_given"]),
            ("surplus_cents", part["surplus_cents"]),
        ]:
            self.totals[total] += cents
        if max(*self.totals.values(), self.vat[vat_bp]) > AMOUNT_MAX:
            raise Stop("overflow", at)


def answer(request):
    errors = check(request)
    if errors:
        return {"errors": errors}
    try:
        return Pricing(request).quote()
    except Stop as stop:
        return {"errors": [stop.error]}


def main():
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""The pricing rules once more, in exact fractions, written from the rules and not from the C++.

Slow and plain on purpose: every rule is one sentence of code. `reference_quote.py < requests` answers one JSON request
a line, as `ecotctl quote` does, but with errors as code and place only.
"""

import json
import sys
from fractions import Fraction
from math import ceil, floor

from reference_checks import AMOUNT_MAX, check


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

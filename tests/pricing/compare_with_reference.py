#!/usr/bin/env python3
"""Feeds random requests to `ecotctl quote` and compares each answer with reference_quote.py's.

usage: compare_with_reference.py ECOTCTL [COUNT [SEED]]
"""

import json
import random
import subprocess
import sys

import reference_quote

TAGS = ["basket", "bulk", "bio", "fresh"]
ENVELOPES = ["dgcs", "ccas", "city", "farm", "été"]
DATES = ["2026-01-01", "2026-11-20", "2026-11-21", "2026-11-22", "2027-06-30"]


def some(rng, items, low=0):
    return rng.sample(items, rng.randint(low, min(len(items), 3)))


def cents(rng, low=0):
    return max(low, rng.choice([0, 1, 2, 3, 50, 99, 100, 333, 899, 1500, rng.randint(0, 5000), rng.randint(0, 10**6)]))


def quantity(rng):
    return rng.choice([1, 333, 500, 734, 1000, 1000, 1500, 2000, 3000, 5000, 12000, rng.randint(1, 20000)])


def basis_points(rng, high=10000):
    return rng.choice([0, 1, 1000, 2500, 3000, 3333, 5000, 6667, 9999, 10000, rng.randint(0, 10000)]) * high // 10000


def member_share(rng):
    kind = rng.choice(["percent"] * 4 + ["unit_price"] * 3 + ["household_percent", "household_unit_price", "markup"]
                      + ["free_choice"] * 2)
    share = {"kind": kind}
    if kind == "percent":
        share["bp"] = basis_points(rng)
    elif kind == "unit_price":
        share["cents"] = cents(rng)
    elif kind.startswith("household_"):
        bounds = sorted(rng.sample(range(0, 8), rng.randint(0, 3)))
        value = (lambda: {"bp": basis_points(rng)}) if kind == "household_percent" else (lambda: {"cents": cents(rng)})
        share["table"] = [{"persons_at_most": b, **value()} for b in bounds] + [value()]
    elif kind == "markup":
        share["bp"] = rng.choice([0, 500, 1500, 10000, 10**17])
    else:
        share["minimum_bp"] = rng.choice([0, 0, 1, 2000, 3333, 10000])
        share["default_bp"] = rng.choice([0, 2000, 5000, 10000, 10000, 12000, 15000, 2**62])
    if kind in ("markup", "free_choice") and rng.random() < 0.8:
        share["surplus_to"] = rng.choice(ENVELOPES)
    return share


def member_percent(share):
    return max([share.get("bp", 0)] + [row.get("bp", 0) for row in share.get("table", [])]) \
        if share["kind"] in ("percent", "household_percent") else 0


def funders(rng, share):
    left = 10000 - member_percent(share)
    result = []
    for _ in range(rng.choice([0, 1, 1, 2, 2, 3, 4])):
        if rng.random() < 0.6:
            bp = basis_points(rng, left)
            left -= bp
            result.append({"envelope": rng.choice(ENVELOPES), "kind": "percent", "bp": bp})
        else:
            result.append({"envelope": rng.choice(ENVELOPES), "kind": "unit_amount", "cents": cents(rng)})
    if rng.random() < 0.7:
        result.append({"envelope": rng.choice(ENVELOPES), "kind": "remainder"})
    return result


def eligible(rng, products):
    conditions = {
        "tiers": lambda: some(rng, ["A", "B"]),
        "groups": lambda: some(rng, ["qpv", "student"]),
        "membership": lambda: rng.random() < 0.7,
        "sites": lambda: some(rng, ["loos", "lille"]),
        "product_tags": lambda: some(rng, TAGS, 1),
        "products": lambda: some(rng, [p["id"] for p in products]),
    }
    return {name: of() for name, of in conditions.items() if rng.random() < 0.15}


def cap(rng):
    result = {}
    if rng.random() < 0.5:
        result["subsidy_cents"] = cents(rng)
    if rng.random() < 0.2:
        result["subsidy_cents_per_person"] = cents(rng)
    if rng.random() < 0.5:
        result["quantity_milli"] = quantity(rng) if rng.random() < 0.95 else 0
    if rng.random() < 0.2:
        result["quantity_milli_per_person"] = quantity(rng)
    if rng.random() < 0.2:
        result["period"] = rng.choice(["day", "week", "month", "year", "month_by_week"])
    return result


def programme(rng, name, products):
    share = member_share(rng)
    result = {"id": name, "member_share": share}
    if rng.random() < 0.95:
        result["funders"] = funders(rng, share)
    if rng.random() < 0.6:
        result["priority"] = rng.choice([-5, 10, 10, 20, 100])
    if rng.random() < 0.2:
        result["valid"] = {name: rng.choice(DATES) for name in ["from", "to"] if rng.random() < 0.5}
    if rng.random() < 0.7:
        result["eligible"] = eligible(rng, products)
    if rng.random() < 0.4 and share["kind"] != "free_choice":
        result["cap"] = cap(rng)
    if rng.random() < 0.8:
        result["when_exhausted"] = rng.choice(["member_pays", "next_funder", "refuse"])
    if rng.random() < 0.1:
        result["name"] = "Panier \"solidaire\""
    return result


def member(rng):
    result = {"id": "m-17", "household": {"adults": rng.randint(0, 3), "children": rng.randint(0, 4)}}
    if rng.random() < 0.9:
        result["tier"] = rng.choice(["A", "A", "B", None])
    if rng.random() < 0.8:
        result["groups"] = some(rng, ["qpv", "student", "senior"])
    if rng.random() < 0.8:
        result["membership_until"] = rng.choice([*DATES, None])
    return result


def request(rng):
    products = [
        {
            "id": name,
            "unit": rng.choice(["piece", "piece", "kg", "l"]),
            "price_cents": cents(rng),
            "vat_bp": rng.choice([0, 210, 550, 550, 2000]),
            "tags": some(rng, TAGS),
        }
        for name in rng.sample(["basket", "chickpeas", "oil", "soap"], rng.randint(1, 4))
    ]
    names = rng.sample(["a", "b", "B", "ba", "é", "z", "zz", "c"], rng.randint(0, 8))
    held = lambda: rng.choice([0, 1, 2, 100, 500, 10**6, rng.randint(0, 3000)])
    result = {
        "date": "2026-11-21",
        "products": products,
        "programmes": [programme(rng, name, products) for name in names],
        "envelopes": [
            {"id": name, "remaining_cents": held(), **({"complement_taxable": rng.random() < 0.5} if rng.random() < 0.5 else {})}
            for name in ENVELOPES
        ],
        "lines": [],
    }
    for _ in range(rng.choice([0, 1, 1, 2, 3, 4])):
        line = {"product": rng.choice(products)["id"], "quantity_milli": quantity(rng)}
        if rng.random() < 0.15:
            line["amount_cents"] = cents(rng)
        if rng.random() < 0.3:
            line["choice_cents"] = cents(rng)
        result["lines"].append(line)
    if rng.random() < 0.8:
        result["site"] = rng.choice(["loos", "lille"])
    if rng.random() < 0.85:
        result["member"] = member(rng) if rng.random() < 0.9 else None
    if rng.random() < 0.6:
        result["usage"] = [
            {"programme": name, "subsidy_cents": rng.choice([0, 1, 50, 400]), "quantity_milli": rng.choice([0, 500, 1000])}
            for name in some(rng, [*names, "elsewhere"])
        ]
    return result


WRONG = [None, True, -1, 0, 1.0, 0.5, 10**13 + 1, 2**63, 10**400, "", "kg", "percent", "2026-02-29", [], [1], {}, {"x": 1},
         "remainder", "free_choice", "été", 10000, 20000]


def nodes(value, path=()):
    yield path
    for key, inner in value.items() if type(value) is dict else enumerate(value) if type(value) is list else []:
        yield from nodes(inner, (*path, key))


def scarce(rng, of):
    """Turns a request into one where caps and envelopes run out half-way, so that lines fall into many parts."""
    for p in of["programmes"]:
        p["eligible"] = {}
        p["funders"] = p.get("funders", [])[:1] + [{"envelope": rng.choice(ENVELOPES), "kind": "remainder"}]
        p["funders"] = [f for f in p["funders"][:-1] if f["kind"] != "remainder"] + p["funders"][-1:]
        if p["member_share"]["kind"] == "free_choice":
            continue
        if rng.random() < 0.6:
            p["cap"] = {"quantity_milli": rng.choice([500, 1000, 1000, 1500, 2000])}
            if rng.random() < 0.4:
                p["cap"]["subsidy_cents"] = rng.randint(1, 3000)
    for product in of["products"]:
        product["price_cents"] = rng.randint(1, 1500)
    for envelope in of["envelopes"]:
        envelope["remaining_cents"] = rng.randint(0, 4000)
    for line in of["lines"]:
        line["quantity_milli"] = rng.choice([1000, 2000, 2500, 3000, 5000, 7000])
    of["member"] = {"id": "m-17", "household": {"adults": 1, "children": rng.randint(0, 3)}}
    of["usage"] = []


def spoil(rng, of):
    """Makes one field of a request wrong, or another one, or leaves it out."""
    path = rng.choice([path for path in nodes(of) if path])
    for key in path[:-1]:
        of = of[key]
    how = rng.random()
    if how < 0.6:
        of[path[-1]] = rng.choice(WRONG)
    elif how < 0.75 or type(of) is list:
        del of[path[-1]]
    elif how < 0.9:
        of[rng.choice(["tier", "product_tag", "a/b~c", "cents", "bp", "amount_cents"])] = rng.choice(WRONG)
    else:
        of[path[-1]] = json.loads(json.dumps(of[rng.choice(list(of))]))


def comparable(of):
    """Errors inside one entry have no order among themselves."""
    if "errors" not in of:
        return of
    errors = [(e["code"], e["at"]) for e in of["errors"]]
    section = lambda at: at.split("/")[1:3]
    grouped = [(section(at), code, at) for code, at in errors]
    order = []
    for where, _, _ in grouped:
        if where[:1] + [x for x in where[1:] if x.isdigit()] not in order:
            order.append(where[:1] + [x for x in where[1:] if x.isdigit()])
    return {"order": order, "errors": sorted(errors)}


def main():
    program = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 3000
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 20261121
    rng = random.Random(seed)
    requests = []
    for i in range(count):
        requests.append(request(rng))
        if i % 3 == 1:
            scarce(rng, requests[-1])
        for _ in range(rng.choice([1, 1, 2, 3]) if i % 3 == 2 else 0):
            spoil(rng, requests[-1])
    text = "".join(json.dumps(r, ensure_ascii=rng.random() < 0.5) + "\n" for r in requests)
    ran = subprocess.run([program, "quote"], input=text.encode(), stdout=subprocess.PIPE, check=True)
    answers = ran.stdout.decode().splitlines()
    if len(answers) != count:
        sys.exit(f"{count} requests, {len(answers)} answers")
    wrong = quotes = 0
    for number, (asked, line) in enumerate(zip(requests, answers)):
        ours, theirs = json.loads(line), reference_quote.answer(json.loads(json.dumps(asked)))
        quotes += "lines" in theirs
        if comparable(ours) != comparable(theirs):
            wrong += 1
            if wrong <= 3:
                print(f"request {number} of seed {seed}:", json.dumps(asked))
                print("  ecotctl:  ", line)
                print("  reference:", json.dumps(theirs))
    print(f"{count} requests ({quotes} quotes, {count - quotes} errors), {wrong} answers differ, seed {seed}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()

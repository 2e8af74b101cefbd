"""What can be wrong with a request, once more, written from the rules and not from the C++."""

import datetime

AMOUNT_MAX = 10**13
QUANTITY_MAX = 10**8
INT64 = range(-(2**63), 2**63)
SECTIONS = ["date", "site", "member", "products", "programmes", "envelopes", "usage", "lines"]


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

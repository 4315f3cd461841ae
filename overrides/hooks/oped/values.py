"""What a value of the front matter may be: each kind, with the rule that its editor is told."""

import re
from datetime import date, datetime
from importlib.resources import files
from typing import Annotated, Any, Literal
from urllib.parse import unquote

import webencodings
from pydantic import AfterValidator, Field, GetPydanticSchema
from pydantic_core import core_schema

from oped.licences import Licence, licence


def _must(rule: str) -> GetPydanticSchema:
    """Of any other value is told: 'key' must <rule>, not 'what was found'."""

    def with_message(source: Any, handler: Any) -> core_schema.CoreSchema:
        schema = handler(source)
        return core_schema.custom_error_schema(schema, "rule", custom_error_message=rule)

    return GetPydanticSchema(with_message)


def _moment(text: str) -> date:
    """A day, or a day with a time as datetime, which pydantic's own date type would refuse."""
    if len(text) > len("2018-09-16"):
        return datetime.fromisoformat(text)
    return date.fromisoformat(text)


def _as_moment(source: Any, handler: Any) -> core_schema.CoreSchema:
    moment: core_schema.CoreSchema = handler(Annotated[Day, AfterValidator(_moment)])
    return moment


def _zone(text: str) -> str:
    if text not in ZONES and not OFFSET.fullmatch(text):
        raise ValueError("unknown")
    return text


def _encoding(label: str) -> str:
    """A label of the WHATWG Encoding Standard, which browsers and mail programs go by."""
    if webencodings.lookup(label) is None:
        raise ValueError("unknown")
    return label


def _orcid(text: str) -> str:
    """The number alone, if its last sign is the check digit of the others (ISO 7064, MOD 11-2)."""
    number = text[-len("0000-0002-1825-0097") :]
    digits = number.replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    if "0123456789X"[(12 - total % 11) % 11] != digits[-1]:
        raise ValueError("misspelt")
    return number


def _licence(text: str) -> Licence:
    licence_named = licence(text)
    if not licence_named:
        raise ValueError("unknown")
    return licence_named


def _as_licence(source: Any, handler: Any) -> core_schema.CoreSchema:
    """Read from text; in the JSON Schema it is one."""
    schema: core_schema.CoreSchema = handler(Annotated[Text, AfterValidator(_licence)])
    return schema


def _below_docs(text: str) -> str:
    if ".." in text.split("/"):
        raise ValueError("above docs/")
    return text


def _alias(text: str) -> str:
    """An address below the site: "/2019/bridge/index.html" -> "2019/bridge/"."""
    if not text.strip():
        raise ValueError("empty")
    path = unquote(text.strip()).removeprefix("/").removesuffix("index.html")
    if path and not path.endswith(("/", ".html", ".htm")):
        path += "/"
    parts = path.removesuffix("/").split("/")
    if path and not all(ALIAS_PART.fullmatch(part) for part in parts):
        raise ValueError("no address of a page")
    return path


ZONES = frozenset((files("tzdata") / "zones").read_text("ascii").split())
OFFSET = re.compile(r"[+-](0\d|1[0-4]):[0-5]\d")
# A folder of an address or, last, a file that a browser takes for a page: "bridge", "v1.2",
# "bridge.html"; neither "bridge.php" nor ".bridge", which some hosts do not publish.
ALIAS_PART = re.compile(
    r"""(?!\.) (?! .* \.(php|aspx?|jsp|cgi)$ ) [^\x00-\x20\x7f"\\:*?<>|%#]{1,100}""",
    re.VERBOSE | re.I,
)
ONE_LINE = r"^\s*[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]+\s*$"
DIRECTIVE = (
    r"(all|none|(no)?(index|follow|archive|snippet|translate)"
    r"|noimageindex|max-[a-z-]+:-?\w+)"
)

Text = Annotated[str, Field(pattern=ONE_LINE)]
Day = Annotated[
    str,
    Field(pattern=r"^[1-9]\d{3}-\d\d-\d\d([ T]\d\d:\d\d)?$"),
    _must("be an ISO 8601 date such as 2026-11-20"),
]
Moment = Annotated[date, GetPydanticSchema(_as_moment)]
Zone = Annotated[
    str,
    AfterValidator(_zone),
    Field(
        json_schema_extra={"anyOf": [{"enum": sorted(ZONES)}, {"pattern": f"^{OFFSET.pattern}$"}]}
    ),
    _must("be an IANA time zone such as 'Asia/Tokyo', or an offset such as '+09:00'"),
]
Slug = Annotated[
    str,
    Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$"),
    _must("be lower-case letters, digits and single hyphens"),
]
Language = Annotated[
    str,
    Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"),
    _must("be a language tag such as 'en' or 'ko'"),
]
Address = Annotated[
    str,
    Field(pattern=r"^https?://[^\s/]+\.[^\s]+$"),  # Of http:// the editor is advised.
    _must("be an https:// address"),
]
Orcid = Annotated[
    str,
    Field(pattern=r"^(https://orcid\.org/)?(\d{4}-){3}\d{3}[\dX]$"),
    AfterValidator(_orcid),
    _must("be an ORCID iD, such as '0000-0002-1825-0097', without a slip of the pen"),
]
LicenceName = Annotated[
    Licence,
    GetPydanticSchema(_as_licence),
    _must("be a licence's name such as 'CC BY 4.0' or 'CC-BY-4.0', or its https:// address"),
]
Years = Annotated[
    str,
    Field(
        pattern=r"^[1-9]\d{3}([-–][1-9]\d{3})?$",
        json_schema_extra={"type": ["string", "integer"]},  # An editor's YAML has numbers.
    ),
    _must("be a year, or two with a hyphen between"),
]
Contact = Annotated[
    str,
    Field(pattern=r"^(https?://[^\s/]+\.\S+|[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+)$"),
    _must("be a mail address or an https:// address"),
]
# Written for JSON Schema, whose regular expressions know neither flags nor comments.
FIRST_OF_NAME = r"[^/\s.]"
OF_NAME = r"[^\x00-\x1f\\?#]"
PICTURE_ENDINGS = "[pP][nN][gG]|[jJ][pP][eE]?[gG]|[wW][eE][bB][pP]|[aA][vV][iI][fF]"
PictureName = Annotated[
    str,
    Field(pattern=rf"^{FIRST_OF_NAME}{OF_NAME}*\.({PICTURE_ENDINGS})$"),
    AfterValidator(_below_docs),
    _must("be a png, jpg, webp or avif below docs/, such as 'assets/bridge.jpg'"),
]
Alias = Annotated[
    str,
    AfterValidator(_alias),
    _must("be an address below the site that ends in '/' or '.html', such as '/2019/05/bridge/'"),
]
Picture = Annotated[
    str,
    Field(pattern=r"^[^/\\\s.][^\\\s.]*\.(png|jpe?g|webp|gif)$"),
    _must("be a png, jpg, webp or gif below docs/, such as 'assets/bridge.jpg'"),
]
Robots = Annotated[
    str,
    Field(pattern=rf"^({DIRECTIVE}(, ?|$))+$"),
    _must("be directives such as 'noindex, nofollow'"),
]
Copy = Annotated[
    str,
    # No part begins with a dot: none leads up, and MkDocs leaves none out.
    Field(pattern=r"^wire/([^\s/\\.][^\s/\\]*/)*[^\s/\\.][^\s/\\]*\.txt$"),
    _must("be a text file below docs/, such as 'wire/my-op-ed.txt'"),
]
Encoding = Annotated[
    str,
    AfterValidator(_encoding),
    _must("be the name of an encoding such as 'windows-1252'"),
]
Format = Annotated[Literal["text", "mail"], _must("be text or mail")]
Width = Annotated[int, Field(ge=20, le=200), _must("be the length of the longest line, such as 72")]
Truth = Annotated[bool, _must("be true or false")]

"""One small reader per file format. Each turns bytes into a `Reading`: text that is kept as the source's, and its lines.

Text and Markdown are read in this process; the others, whose readers are named here, in the worker's.
"""

from collections.abc import Mapping
from types import MappingProxyType

from core.ingest.sniff import Kind

READERS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.DOCX: "core.ingest.formats.docx:read",
        Kind.HTML: "core.ingest.formats.html:read",
        Kind.MHTML: "core.ingest.formats.mhtml:read",
        Kind.PDF: "core.ingest.formats.pdf:read",
        Kind.OFD: "core.ingest.formats.ofd:read",
        Kind.DOC: "core.ingest.formats.office:read_doc",
        Kind.WPS: "core.ingest.formats.office:read_doc",
        Kind.RTF: "core.ingest.formats.office:read_doc",
    }
)

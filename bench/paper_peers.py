"""The same pages by a peer, in the peers' own environment: HTML on stdin, answer on stdout.

    .venv/.peers-paper/bin/python bench/paper_peers.py OUT.pdf REPEATS < page.html

Imports nothing of Kolam. The time counts from a string of HTML to the bytes of a PDF, without
imports; the least of the repeats after one that warms up.
"""

import json
import sys
import time

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

page, out, repeats = sys.stdin.read(), sys.argv[1], int(sys.argv[2])
fonts = FontConfiguration()
times = []
for _ in range(repeats + 1):
    start = time.perf_counter()
    data = HTML(string=page).write_pdf(font_config=fonts, pdf_variant="pdf/ua-1")
    times.append(time.perf_counter() - start)
with open(out, "wb") as file:
    file.write(data)
print(json.dumps({"seconds": min(times[1:])}))

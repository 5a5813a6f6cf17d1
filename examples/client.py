"""Send a folder of resumes to a running service and print the ranking.

KEY=rs_… python examples/client.py http://127.0.0.1:8000 examples/resumes
"""

import os
import sys
from datetime import date
from pathlib import Path

from api.client import Client

url, folder = sys.argv[1:]
with Client(url, os.environ["KEY"]) as client:
    screening = client.create_screening("account-manager", name="Spring", as_of=date(2025, 6, 1))
    client.upload(screening.id, sorted(Path(folder).iterdir()))
    client.wait(screening.id)
    for row in client.ranking(screening.id, bands=["meets"], min_score=90):
        print(row.rank, row.candidate, row.score)
    for resume in client.resumes(screening.id, state="failed"):
        print("not read:", resume.file)

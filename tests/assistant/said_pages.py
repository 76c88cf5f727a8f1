"""Records in which something like their front matter is also said, or stands for somebody else, written for tests."""

from __future__ import annotations

CHOIR = """# In conversation: Orla Finch of the Tidemark Choir

Interviewer: Denis Abel
Date: 3 March 2019
Location: Hotel Merrow, Cardiff
Duration: 38 minutes

**Denis Abel:** Tell me about the first album, Brine.

**Orla Finch:** Brine was recorded in a chapel near Barmouth in the autumn of 2006. It rained all week.

**Denis Abel:** How long did the session last?

**Orla Finch:** Eleven days. The stove went out on the fourth.

**Denis Abel:** And you make a podcast now.

**Orla Finch:** It is called Low Water. I host it with my sister Una. The first episode was recorded in Fishguard.
"""
COURT = """                 SUPERIOR COURT OF THE STATE OF ORLANE
                      FOR THE COUNTY OF TARN

EDITH MARLOWE, individually and as
guardian of JONAS MARLOWE, a minor,
                 Plaintiff,
        v.                                   Case No. 17CV-20991
CLEARWATER BATHS, INC., and
DOLAN PUMP CO.,
                 Defendants.
______________________________________

            VIDEOTAPED DEPOSITION OF ABEL STROUD
                    Tuesday, May 14, 2019
                          9:47 a.m.

Taken at the offices of Vane & Locke LLP, 12 Quay Street,
Carden, Orlane.

APPEARANCES:

For the Plaintiff:
     HART & BRAY, P.C.
     By: Ines Bray, Esq.

For the Defendants:
     VANE & LOCKE LLP
     By: Rufus Locke, Esq.

Also Present: Pim Oduya, videographer

Reported by: Celia Marsh, CSR No. 7712

                         EXAMINATION
BY MS. BRAY:
Q. What is your occupation?
A. I kept the boilers at the baths for nine years.
Q. What date was the relief valve replaced?
A. On July 2, 2017, a week before it burst.
Q. Who was your attorney at the workers' compensation hearing?
A. A fellow named Otis Crane.
Q. What was the inspector's name?
A. Neil Prentice. He came every spring.
Q. What time did the alarm ring?
A. At about 4:20.
(Deposition concluded at 12:10 p.m.)
"""
HARBOUR = """SALTHAVEN HARBOUR ORAL HISTORY PROJECT

Narrator: Bea Hocking
Interviewer: Owen Rudd
Date of interview: November 19, 1996
Place: The narrator's kitchen, 5 Chapel Row, Salthaven
Transcribed by: Gwen Pascoe

Rudd: Where were you born, Mrs. Hocking?
Hocking: In this house, in 1913, on the night of the great gale.
Rudd: Who taught you at school?
Hocking: Miss Ivy Trask. She kept a parrot.
"""
FERRY = """# Sandrey Ferry: questions that are often asked

## How much is a ticket?
An adult return is 11 pounds.

## Who is the captain?
Captain Mona Tait has commanded the ferry since 2012.
"""
MAKER = """# Interview with Sir Ambrose Quill, violin maker

Interviewer: Jo Castle
Date: 4 May 2022

**Jo Castle:** How did you begin?

**Sir Ambrose Quill:** With a broken fiddle and carpenter's glue.

**Jo Castle:** What does a violin cost?

**Sir Ambrose Quill:** Twenty thousand pounds, and you wait for five years.
"""
PLOTS = """FENBECK ALLOTMENT ASSOCIATION
Minutes of the Annual General Meeting
Held on Tuesday 17 October 2023 at 7.00 pm in the Methodist Hall, Fenbeck

Present: Mrs Joy Hartley (Chair), Colonel Ross Tait (Treasurer), Councillor Ivan Wells
Apologies: Sam Ode

1. Treasurer's report
Ivan Wells: Who has the keys to the shed?
Colonel Tait: I have one set and Sam Ode has the other.
"""
TRIBUNAL = """IN THE EMPLOYMENT TRIBUNAL                         Claim No. 1500411/2018
CARDEN

BETWEEN:

                     MS PENELOPE ASH
                                                     Claimant
                           - and -
                     FENNER DAIRIES LIMITED
                                                     Respondent

                 Wednesday 12 September 2018

Before: Employment Judge Hallam

Ms R. Quinn (instructed by Dunn Solicitors) appeared for the Claimant
Mr J. Sande of counsel appeared for the Respondent

MR SANDE: Mr Fenner, who was her line manager?
MR FENNER: That was Dora Speed, of the bottling line.
MS QUINN: What did counsel advise?
MR FENNER: A man of counsel appeared for us once, I forget who.
"""
SAID = {
    "tribunal.txt": TRIBUNAL,
    "plots.txt": PLOTS,
    "ferry.md": FERRY,
    "maker.md": MAKER,
    "choir.md": CHOIR,
    "court.txt": COURT,
    "harbour.txt": HARBOUR,
}

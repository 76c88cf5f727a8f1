"""Records whose front matter says who is who, in several layouts, written for the tests of answers."""

from __future__ import annotations

CAPTION = """               UNITED STATES DISTRICT COURT
               EASTERN DISTRICT OF WENDLAND

MARGARET A. HOLLIS,              )
                                 )
              Plaintiff,         )
                                 )
     v.                          )  Case No. 2:19-cv-04417-RB
                                 )
TARRANT RAIL SERVICES, INC.,     )
and DOUGLAS KERR,                )
                                 )
              Defendants.        )
_________________________________)

        VIDEOTAPED DEPOSITION OF EDWIN J. PASCOE

     Taken on behalf of the Plaintiff at the law offices of
Brandt & Ives LLP, 410 Harbor Street, Suite 900, Port Wend, on
Thursday, March 12, 2020, commencing at 9:32 a.m., before
Lorraine Sax, RPR, CSR No. 8841, a Notary Public.

APPEARANCES:

For the Plaintiff:
     BRANDT & IVES LLP
     BY: NORA BRANDT, ESQ.

For the Defendants:
     COLE, MERRICK & STOUT
     BY: SIMON MERRICK, ESQ.

Also Present: Hal Dunmore, Videographer

                       EXAMINATION
BY MS. BRANDT:
    Q.   Have you ever been deposed before?
    A.   Once, in 2011. That deposition was taken in Leeds by a lawyer called Fitch.
    Q.   Who was your doctor after the accident?
    A.   Dr. Amara Lund at Wend General.
    Q.   What number did you call that night?
    A.   I called the control room, 555-0142.
    Q.   Who was present when the brakes failed?
    A.   Only the trainee, Luis Ortega.
BY MR. MERRICK:
    Q.   Did the defendant's doctor examine you?
    A.   A Dr. Pell did, for twenty minutes.
"""
SMALL = """Deposition of Clara Whitt
Taken on April 3, 2018, at the offices of Dunn & Bayliss, 15 Pier Road, Stowe, before Irene Folk, court reporter
Whitt v. Stowe Harbour Trust, No. 18-CV-0099

For the plaintiff: Agnes Dunn
For the defendant: Peter Rusk

Q. Where did you fall?
A. On the second step of the slipway. It was green with weed.
Q. Who saw you fall?
A. The harbour master's boy, Kit.
"""
HIGH_COURT = """IN THE HIGH COURT OF JUSTICE                    Claim No. HC-2016-000812
CHANCERY DIVISION

BETWEEN:
                    PELHAM ORCHARDS LIMITED
                                                        Claimant
                            - and -
                    (1) JAMES CULVER
                    (2) CULVER & SONS (FRUIT) LIMITED
                                                        Defendants

Wednesday, 18 May 2016

Before: MR JUSTICE HALE

MISS R. TOLLAND QC appeared on behalf of the Claimant.
MR D. FERN and MS K. OYELARAN appeared on behalf of the Defendants.

Transcribed by: Cater Walsh Reporting

Q. When did you sign the lease?
A. In the spring of 2011.
Q. Where?
A. At my kitchen table.
"""
COMMISSION = """               BEFORE THE PUBLIC UTILITIES COMMISSION
                    OF THE STATE OF ORLANE

In the Matter of the Application of        Docket No. UE-17-0331
GREENFALL WATER COMPANY
for an Increase in Rates

                  TRANSCRIPT OF HEARING

          Date:      November 6, 2017
          Location:  Commission Hearing Room B, 80 State Street, Carden

BEFORE:   JUDITH FARNE, Administrative Law Judge
          COMMISSIONER PAUL ODEN

APPEARANCES:
     For Greenfall Water Company:    MARCUS TRENT, Trent & Dole
     For the Intervenor Carden Tenants Union:  JOHN ABARA

Reported by:   Sylvia Kent, CCR

MR. TRENT: Mr. Boll, who do you work for?
THE WITNESS: Greenfall Water Company, since 2003.
MR. ABARA: When was the last rate increase?
THE WITNESS: In January 2012.
"""
TAPE = """Oral History of the Quarry Villages

Interviewee: Gethin Prosser
Interviewer: Mair Ellis
Date: 14 September 1998
Place: Mr Prosser's kitchen, 6 Tan-y-Bryn, Bethlan
Transcribed by: Catrin Howe
Duration: 1 hour 12 minutes

ME: What did they pay you?
GP: Nine shillings a week, and you bought your own powder.
ME: Who chaired the meeting in the chapel?
GP: Trevor Nance did. He wore a bowler.
"""
KEYS = """---
title: "The dam builders: Ruth Okafor"
interviewee: Ruth Okafor
interviewer: Daniel Brink
date: 2004-05-17
location: Kessel Public Library, Kessel
transcriber: Pia Holt
---

**Daniel Brink:** How did you come to the dam?

**Ruth Okafor:** By bus, with one suitcase. They were hiring cooks.

**Daniel Brink:** And who ran the camp?

**Ruth Okafor:** Mr. Sloane, an engineer from Delft.
"""
MINUTES = """HARTWELL TOWN COUNCIL

Minutes of the Ordinary Meeting held on Tuesday 8 October 2019 at 7.00 pm
in the Guildhall, Market Place, Hartwell

Present: Councillor B. Ashdown (Mayor, in the Chair), Councillors T. Fell, J. Marsh,
R. Okoye, and S. Lunn
Apologies: Councillors D. Pike and H. Wray

1. PUBLIC QUESTIONS

Mr Dale: When will the footbridge be mended?
Councillor Fell: The contractor starts on the fourth of November.

Mrs Quill: Why was the last meeting cancelled?
Councillor Ashdown: The clerk was ill, and nobody could take the minutes.
"""
NUMBERED = """                                                              1
 1           IN THE CIRCUIT COURT OF THE FIFTH JUDICIAL CIRCUIT
 2                IN AND FOR DUNMORE COUNTY, FLORANA
 3
 4   ROSALIND PIKE,
 5
 6            Plaintiff,
 7   vs.                           CASE NO.: 2021-CA-001877
 8
 9   BIG SPRING OUTFITTERS, LLC,
10   a Florana limited liability
11   company,
12
13            Defendant.
14   ______________________________/
15
16          DEPOSITION OF:        WARREN T. ESTES
17          DATE:                 August 9, 2022
18          PLACE:                Via Zoom videoconference
19          REPORTED BY:          Kimberly Oster, RPR, FPR

                                                              2
 1   APPEARANCES:
 2
 3        MELINDA CRAY, ESQUIRE
 4        Attorney for Plaintiff
 5
 6        THOMAS J. WIER, ESQUIRE
 7        Attorney for Defendant
 8
 9                    DIRECT EXAMINATION
10   BY MS. CRAY:
11        Q.   What is your job at the store?
12        A.   I'm the rental manager.
13        Q.   Who inspected the kayak?
14        A.   A summer hire named Jody Pell.
"""
SENTENCE = """UNITED STATES OF AMERICA          *
                                  *
          v.                      *      CRIMINAL NO. 05-318
                                  *
LEON MARCHETTE                    *

             SENTENCING HEARING
      BEFORE THE HONORABLE ALICE WREN
        UNITED STATES DISTRICT JUDGE
           Tuesday, April 18, 2006

FOR THE GOVERNMENT:      PAUL ISHAM, AUSA
                         400 Federal Plaza
FOR THE DEFENDANT:       GRETA LOHR
COURT REPORTER:          Dale Hobbs

THE COURT: Mr. Marchette, who drove the car?
THE DEFENDANT: My cousin Ray.
THE COURT: Where was the meeting held?
THE DEFENDANT: At the garage.
"""
RUN_IN = """Columbia River Fishers Project
Tape 12
Interview of Nils Aho by Karen Stave, at Skamokawa, Washington, on October 21, 1979.
Transcribed and edited by Ruth Ek.

Stave: When did your father buy the boat?
Aho: Nineteen and twelve. It was a gillnetter.
Stave: Who built it?
Aho: A man named Wilson, in Astoria.
"""
TABLE = """<html><head><title>Olga Rehn interview</title></head><body><h1>Olga Rehn interview</h1>
<table><tr><td>Interviewer</td><td>Sten Falk</td></tr><tr><td>Date</td><td>4 May 1990</td></tr>
<tr><td>Location</td><td>Umea, Sweden</td></tr></table>
<p><b>SF:</b> When did the mill close?</p><p><b>OR:</b> In the autumn of 1961.</p>
<p><b>SF:</b> Who owned it?</p><p><b>OR:</b> A family called Lund.</p></body></html>
"""
BEFORE_TRIAL = """SUPREME COURT OF THE STATE OF KENMORE
COUNTY OF RIDGE
-------------------------------------------x
ELLA MAY THORNE, as Administratrix of the
Estate of Wendell Thorne,

                        Plaintiff(s),
                                                    Index No.
           -against-                                 604411/2017

ST. BRENDAN'S HOSPITAL and PAUL GREER, M.D.,

                        Defendant(s).
-------------------------------------------x
                        55 Court Street
                        Ridgeville, Kenmore
                        February 5, 2019
                        10:20 a.m.

        EXAMINATION BEFORE TRIAL of PAUL GREER, M.D.,
a Defendant herein, taken by the attorneys for the respective
parties, pursuant to Order, held at the above time and
place before Tessa Roll, a Notary Public.

A P P E A R A N C E S :

        MORLEY & FINCH, P.C.
        Attorneys for Plaintiff
        BY:  ROGER FINCH, ESQ.

        HADDON SPRAGUE LLP
        Attorneys for Defendant St. Brendan's Hospital
        BY:  IRENE SPRAGUE, ESQ.

        COYLE & DEAN
        Attorneys for Defendant Paul Greer, M.D.
        BY:  OTIS DEAN, ESQ.

EXAMINATION BY
MR. FINCH:
    Q    Doctor, where did you do your residency?
    A    At St. Brendan's.
    Q    Who was the attending that night?
    A    Dr. Louise Adair.
"""
SPOKEN = """FAIR WORK TRIBUNAL OF LOMBARDY ISLES
Matter No. U2018/441
Mr Joss Pell
and
Lombardy Ferries Pty Ltd
10.04 AM, TUESDAY, 14 AUGUST 2018

THE COMMISSIONER: I'll take appearances, please.
MS R HALE: I appear for the applicant, with Mr Dodd.
MR C BRONK: I appear for the respondent.
THE COMMISSIONER: Mr Pell, when were you dismissed?
THE WITNESS: On 2 March, by text message.
MS HALE: Who sent the text?
THE WITNESS: The rostering manager, Gail Orme.
"""
SELECTMEN = """BOARD OF SELECTMEN - TOWN OF EAST ARDLEY
REGULAR MEETING MINUTES, January 14, 2020, 6:30 PM, Town Hall Annex

PRESENT:   Carla Dunn, Chair
           Peter Wicks, Vice Chair
           Anya Sorel, Clerk
ABSENT:    Tom Reddy

Public comment
Mr. Hobbs: When will the culvert on Mill Road be fixed?
Mr. Ito: We go out to bid in March.
Ms. Pratt: Was the hearing on the pump station postponed?
Ms. Dunn: Yes, to February 11.
"""
MIDWIFE = """Transcript of interview with Mrs. Edna Crowe, retired midwife
Conducted at her home in Lower Sallow on the 12th of May 1987 by Dr. Helen Marsh
for the County Nursing Archive. Typed by B. Oldroyd.

Q. Where did you train?
A. At the infirmary in Wexcombe, from 1931.
Q. Who chaired the committee that closed it?
A. Alderman Tuck.
"""
ASKED_OFTEN = """---
title: Hearings at the tribunal
date: 2023-01-20
---

## Who is the claimant?

Whoever brings the claim.

## Where is the hearing held?

In Room 14 at Lorne Street.

## When was the last meeting of the users' group?

In May, at the library.
"""
PAGES = {
    "caption": CAPTION,
    "small": SMALL,
    "high-court": HIGH_COURT,
    "commission": COMMISSION,
    "tape": TAPE,
    "keys": KEYS,
    "minutes": MINUTES,
    "numbered": NUMBERED,
    "sentence": SENTENCE,
    "run-in": RUN_IN,
    "table": TABLE,
    "before-trial": BEFORE_TRIAL,
    "spoken": SPOKEN,
    "selectmen": SELECTMEN,
    "midwife": MIDWIFE,
    "asked-often": ASKED_OFTEN,
}
FORMS = {"keys": ".md", "asked-often": ".md", "table": ".html"}  # of the others it is text

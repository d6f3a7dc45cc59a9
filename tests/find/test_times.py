"""Time expressions, what they mean, and what is none; the report is of Wednesday 12 March 2031."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.find.times import find_times
from onrecord.model import Time
from onrecord.parse import parse
from tests import make

CASES = [
    ("The council met yesterday.", "yesterday", "DATE", "2031-03-11", "2031-03-11"),
    ("The council meets tomorrow.", "tomorrow", "DATE", "2031-03-13", "2031-03-13"),
    ("The council met today.", "today", "DATE", "2031-03-12", "2031-03-12"),
    ("The council will meet tonight.", "tonight", "TIME", "2031-03-12TNI", "2031-03-12"),
    ("The council met last night.", "last night", "TIME", "2031-03-11TNI", "2031-03-11"),
    ("The council met this morning.", "this morning", "TIME", "2031-03-12TMO", "2031-03-12"),
    ("The council met on Friday.", "Friday", "DATE", "2031-03-07", "2031-03-07"),
    ("The council met on Wednesday.", "Wednesday", "DATE", "2031-03-12", "2031-03-12"),
    ("The council will meet on Friday.", "Friday", "DATE", "2031-03-14", "2031-03-14"),
    ("The council will meet on Wednesday.", "Wednesday", "DATE", "2031-03-12", "2031-03-12"),
    ("Friday's meeting was short.", "Friday", "DATE", "2031-03-07", "2031-03-07"),
    ("The council met last Friday.", "last Friday", "DATE", "2031-03-07", "2031-03-07"),
    ("The council will meet next Wednesday.", "next Wednesday", "DATE", "2031-03-19", "2031-03-19"),
    ("The council will meet this Friday.", "this Friday", "DATE", "2031-03-14", "2031-03-14"),
    ("The council met late Saturday.", "late Saturday", "DATE", "2031-03-08", "2031-03-08"),
    ("The council met on Tuesday night.", "Tuesday night", "TIME", "2031-03-11TNI", "2031-03-11"),
    ("The council met the day before yesterday.", "the day before yesterday", "DATE", "2031-03-10", "2031-03-10"),
    ("The council will meet the day after tomorrow.", "the day after tomorrow", "DATE", "2031-03-14", "2031-03-14"),
    ("The council met last week.", "last week", "DATE", "2031-W10", "2031-03-03..2031-03-09"),
    ("The council will meet next week.", "next week", "DATE", "2031-W12", "2031-03-17..2031-03-23"),
    ("The council met this week.", "this week", "DATE", "2031-W11", "2031-03-10..2031-03-16"),
    ("The council met earlier this week.", "earlier this week", "DATE", "2031-W11", "2031-03-10..2031-03-12"),
    ("The council met over the weekend.", "the weekend", "DATE", "2031-W10-WE", "2031-03-08..2031-03-09"),
    ("The council will meet next weekend.", "next weekend", "DATE", "2031-W12-WE", "2031-03-22..2031-03-23"),
    ("The council met last month.", "last month", "DATE", "2031-02", "2031-02-01..2031-02-28"),
    ("The council met earlier this month.", "earlier this month", "DATE", "2031-03", "2031-03-01..2031-03-12"),
    ("The council will meet later this month.", "later this month", "DATE", "2031-03", "2031-03-12..2031-03-31"),
    ("The council will meet next month.", "next month", "DATE", "2031-04", "2031-04-01..2031-04-30"),
    ("The council met last year.", "last year", "DATE", "2030", "2030-01-01..2030-12-31"),
    ("Last year's talks failed.", "Last year", "DATE", "2030", "2030-01-01..2030-12-31"),
    ("The council will meet next year.", "next year", "DATE", "2032", "2032-01-01..2032-12-31"),
    ("The council met earlier this year.", "earlier this year", "DATE", "2031", "2031-01-01..2031-03-12"),
    ("The council met three days ago.", "three days ago", "DATE", "2031-03-09", "2031-03-09"),
    ("The council met two weeks ago.", "two weeks ago", "DATE", "2031-W09", "2031-02-24..2031-03-02"),
    ("The council met five months ago.", "five months ago", "DATE", "2030-10", "2030-10-01..2030-10-31"),
    ("The council met ten years ago.", "ten years ago", "DATE", "2021", "2021-01-01..2021-12-31"),
    ("The council met two decades ago.", "two decades ago", "DATE", "2011", "2006-01-01..2016-12-31"),
    ("The council met several days ago.", "several days ago", "DATE", "PAST_REF", "..2031-03-12"),
    ("The council will meet in two weeks.", "two weeks", "DATE", "2031-W13", "2031-03-24..2031-03-30"),
    ("The council will meet in three days.", "three days", "DATE", "2031-03-15", "2031-03-15"),
    ("The road must open within 48 hours.", "48 hours", "DURATION", "PT48H", "2031-03-12..2031-03-14"),
    ("They told all to leave within 48 hours.", "48 hours", "DURATION", "PT48H", "2031-03-12..2031-03-14"),
    ("He predicted a raid within two weeks.", "two weeks", "DURATION", "P2W", "2031-03-12..2031-03-26"),
    ("The revolt was put down within twelve days.", "twelve days", "DURATION", "P12D", "none"),
    ("The last seven days were calm.", "The last seven days", "DURATION", "P7D", "2031-03-05..2031-03-12"),
    ("They met in the winter of 2027-28.", "the winter of 2027-28", "DATE", "2027-WI", "2027-12-01..2028-02-29"),
    ("They met in the winter of 2027.", "the winter of 2027", "DATE", "2027-WI", "2026-12-01..2028-02-29"),
    ("The bridge fell on 5 FEB 29.", "5 FEB 29", "DATE", "2029-02-05", "2029-02-05"),
    ("On 5 FEB 29 soldiers fell.", "5 FEB", "DATE", "2031-02-05", "2031-02-05"),
    ("The road must open within 48 hours of the truce.", "48 hours", "DURATION", "PT48H", "none"),
    (
        "The council met four times in the past three months.",
        "the past three months",
        "DURATION",
        "P3M",
        "2030-12-01..2031-03-12",
    ),
    (
        "The council met often over the last 30 years.",
        "the last 30 years",
        "DURATION",
        "P30Y",
        "2001-01-01..2031-03-12",
    ),
    ("The council will meet in the coming weeks.", "the coming weeks", "DURATION", "PXW", "2031-03-12.."),
    ("The council met on 12 February 2022.", "12 February 2022", "DATE", "2022-02-12", "2022-02-12"),
    ("The council met on February 9.", "February 9", "DATE", "2031-02-09", "2031-02-09"),
    ("The council will meet on 20 April.", "20 April", "DATE", "2031-04-20", "2031-04-20"),
    ("The council will meet on April 20, 2033.", "April 20, 2033", "DATE", "2033-04-20", "2033-04-20"),
    ("The council met on 2031-02-12.", "2031-02-12", "DATE", "2031-02-12", "2031-02-12"),
    ("The council met on 31/12/2030.", "31/12/2030", "DATE", "2030-12-31", "2030-12-31"),
    ("The council met on Monday, March 10.", "Monday, March 10", "DATE", "2031-03-10", "2031-03-10"),
    ("The council met in Feb 2029.", "Feb 2029", "DATE", "2029-02", "2029-02-01..2029-02-28"),
    ("The council met in late January.", "late January", "DATE", "2031-01", "2031-01-21..2031-01-31"),
    ("The council met in early March.", "early March", "DATE", "2031-03", "2031-03-01..2031-03-10"),
    ("The council met in mid-February.", "mid-February", "DATE", "2031-02", "2031-02-11..2031-02-20"),
    ("The council met in February.", "February", "DATE", "2031-02", "2031-02-01..2031-02-28"),
    ("The council will meet in June.", "June", "DATE", "2031-06", "2031-06-01..2031-06-30"),
    ("The council met in November.", "November", "DATE", "2030-11", "2030-11-01..2030-11-30"),
    ("The council met last December.", "last December", "DATE", "2030-12", "2030-12-01..2030-12-31"),
    ("The council met in June last year.", "June last year", "DATE", "2030-06", "2030-06-01..2030-06-30"),
    ("The council met in 2014.", "2014", "DATE", "2014", "2014-01-01..2014-12-31"),
    ("The council has met since 2014.", "2014", "DATE", "2014", "2014-01-01.."),
    ("The council met in early 2014.", "early 2014", "DATE", "2014", "2014-01-01..2014-04-30"),
    ("The council met at the end of 2014.", "end of 2014", "DATE", "2014", "2014-09-01..2014-12-31"),
    ("The council met in the 1980s.", "the 1980s", "DATE", "198", "1980-01-01..1989-12-31"),
    ("The council met in the late 1980s.", "the late 1980s", "DATE", "198", "1986-01-01..1989-12-31"),
    ("The fort dates from the 19th century.", "the 19th century", "DATE", "18", "1800-01-01..1900-12-31"),
    (
        "The council met in the second quarter of 2030.",
        "the second quarter of 2030",
        "DATE",
        "2030-Q2",
        "2030-04-01..2030-06-30",
    ),
    (
        "The council met in the first half of 2030.",
        "the first half of 2030",
        "DATE",
        "2030-H1",
        "2030-01-01..2030-06-30",
    ),
    ("The council met in the summer of 2029.", "the summer of 2029", "DATE", "2029-SU", "2029-06-01..2029-08-31"),
    ("The council met last autumn.", "last autumn", "DATE", "2030-FA", "2030-09-01..2030-11-30"),
    ("The council met in 1939-1945.", "1939-1945", "DATE", "1939/1945", "1939-01-01..1945-12-31"),
    ("The council met on February 20-25.", "February 20-25", "DATE", "2031-02-20/2031-02-25", "2031-02-20..2031-02-25"),
    ("The council will sit until June.", "June", "DATE", "2031-06", "..2031-06-30"),
    ("The road must open by the end of April.", "the end of April", "DATE", "2031-04", "..2031-04-30"),
    ("The attack could come as early as next Wednesday.", "next Wednesday", "DATE", "2031-03-19", "2031-03-19.."),
    ("The council met before 2014.", "2014", "DATE", "2014", "..2013-12-31"),
    ("The council met after 2014.", "2014", "DATE", "2014", "2015-01-01.."),
    ("The council met for three days.", "three days", "DURATION", "P3D", "none"),
    ("The council met for a week.", "a week", "DURATION", "P1W", "none"),
    ("The two-day meeting failed.", "two-day", "DURATION", "P2D", "none"),
    ("They had waited for weeks.", "weeks", "DURATION", "PXW", "none"),
    ("The council met for nearly two decades.", "nearly two decades", "DURATION", "P20Y", "none"),
    ("The council meets every day.", "every day", "SET", "P1D", "none"),
    ("The council meets every Tuesday.", "every Tuesday", "SET", "XXXX-WXX-2", "none"),
    ("The council meets daily.", "daily", "SET", "P1D", "none"),
    ("The council meets on Mondays.", "Mondays", "SET", "XXXX-WXX-1", "none"),
    ("The council meets twice a week.", "twice a week", "SET", "P1W", "none"),
    ("The council met at 6 a.m. on Monday.", "6 a.m. on Monday", "TIME", "2031-03-10T06:00", "2031-03-10"),
    ("The council met on Monday at 10:30 p.m.", "Monday at 10:30 p.m.", "TIME", "2031-03-10T22:30", "2031-03-10"),
    ("The council will meet soon.", "soon", "DATE", "FUTURE_REF", "2031-03-12.."),
    ("The council met recently.", "recently", "DATE", "PAST_REF", "..2031-03-12"),
    ("The council is meeting now.", "now", "DATE", "PRESENT_REF", "none"),
    ("The council was founded in the Cold War.", "the Cold War", "DATE", "1947/1991", "1947-01-01..1991-12-31"),
    ("The council met after World War II.", "World War II", "DATE", "1939-09-01/1945-09-02", "1945-09-03.."),
    (
        "The council met during the 2024 Summer Olympics.",
        "the 2024 Summer Olympics",
        "DATE",
        "2024-07-26/2024-08-11",
        "2024-07-26..2024-08-11",
    ),
    ("The council met in 2000, and 2,000 soldiers stood by.", "2000", "DATE", "2000", "2000-01-01..2000-12-31"),
    ("The 2015 accords failed.", "2015", "DATE", "2015", "2015-01-01..2015-12-31"),
    ("The council met on 29 February 2028.", "29 February 2028", "DATE", "2028-02-29", "2028-02-29"),
    ("The council met on 31 December.", "31 December", "DATE", "2030-12-31", "2030-12-31"),
]
"""(text, the time's words, type, value, first and last day)"""

SEVERAL = [
    (
        "The council met in the last week of January.",
        "the last week DURATION P1W none | January DATE 2031-01 2031-01-01..2031-01-31",
    ),
    (
        "The council met in the last two weeks of 2029.",
        "the last two weeks DURATION P2W none | 2029 DATE 2029 2029-01-01..2029-12-31",
    ),
    (
        "It opened on 2 January. In mid-February it was shut and opened ten days later.",
        "2 January DATE 2031-01-02 2031-01-02 | mid-February DATE 2031-02 2031-02-11..2031-02-20"
        " | ten days later DATE FUTURE_REF 2031-02-21..2031-03-02",
    ),
    (
        "In mid-February it was shut. It burned on 3 March and was rebuilt four days later.",
        "mid-February DATE 2031-02 2031-02-11..2031-02-20 | 3 March DATE 2031-03-03 2031-03-03"
        " | four days later DATE 2031-03-07 2031-03-07",
    ),
    (
        "The council met in the first three months of the year.",
        "the first three months DURATION P3M 2031-01-01..2031-03-31 | the year DATE 2031 2031-01-01..2031-12-31",
    ),
    (
        "The council met between 20 February and 4 March.",
        "20 February DATE 2031-02-20 2031-02-20..2031-03-04 | 4 March DATE 2031-03-04 2031-02-20..2031-03-04",
    ),
    (
        "The mandate ran from 1 May to 30 April 2030.",
        "1 May DATE 2029-05-01 2029-05-01..2030-04-30 | 30 April 2030 DATE 2030-04-30 2029-05-01..2030-04-30",
    ),
    ("It was open from 2041 to 2045.", "2041 DATE 2041 2041-01-01..2045-12-31 | 2045 DATE 2045 2041-01-01..2045-12-31"),
    (
        "They met Monday and Tuesday.",
        "Monday DATE 2031-03-10 2031-03-10 | Tuesday DATE 2031-03-11 2031-03-11",
    ),
    (
        "It earned $3 million in the third quarter, up from $2 million a year earlier. In the quarter it sold two.",
        "the third quarter DATE 2030-Q3 2030-07-01..2030-09-30 | a year earlier DATE 2029-Q3 2029-07-01..2029-09-30"
        " | the quarter DATE 2030-Q3 2030-07-01..2030-09-30",
    ),
    (
        "The army held the town in the third quarter. A year earlier it had lost it.",
        "the third quarter DATE 2030-Q3 2030-07-01..2030-09-30 | A year earlier DATE 2029 2029-01-01..2029-12-31",
    ),
    (
        "Sales rose in the fourth quarter; in the year-earlier quarter they had fallen.",
        "the fourth quarter DATE 2030-Q4 2030-10-01..2030-12-31"
        " | the year-earlier quarter DATE 2029-Q4 2029-10-01..2029-12-31",
    ),
    ("They burned the quarter of the tanners.", ""),
    ("Soldiers entered the quarter.", ""),
    (
        "In 2014 it bought 30 tanks. It owned 60 by the end of the year.",
        "2014 DATE 2014 2014-01-01..2014-12-31 | the end of the year DATE 2014 ..2014-12-31",
    ),
    ("It was the book of the year.", ""),
    ("The year ended March 31 was good.", "The year DURATION P1Y none | March 31 DATE 2030-03-31 2030-03-31"),
    (
        "The hill fell on 22 April 2029 and was retaken on the 24th.",
        "22 April 2029 DATE 2029-04-22 2029-04-22 | the 24th DATE 2029-04-24 2029-04-24",
    ),
    ("It was given to the 24th.", ""),
    ("The column of the 24th Brigade halted.", ""),
    (
        "On Friday, 10 January 2031, sirens sounded; by Sunday the town was empty.",
        "Friday, 10 January 2031 DATE 2031-01-10 2031-01-10 | Sunday DATE 2031-01-12 ..2031-01-12",
    ),
    ("A week after the 4 March attack he left.", "A week DURATION P1W none | 4 March DATE 2031-03-04 2031-03-04"),
    (
        "The orders of 25/12/2030 and 05/01/2031 are void.",
        "25/12/2030 DATE 2030-12-25 2030-12-25 | 05/01/2031 DATE 2031-01-05 2031-01-05",
    ),
    (
        "The orders of 12/25/2030 and 05/01/2031 are void.",
        "12/25/2030 DATE 2030-12-25 2030-12-25 | 05/01/2031 DATE 2031-05-01 2031-05-01",
    ),
    ("The deadline is 6 p.m. Friday.", "6 p.m. Friday TIME 2031-03-14T18:00 2031-03-14"),
    ("He had not called until Sunday.", "Sunday DATE 2031-03-09 ..2031-03-09"),
    ("They gave him until 9 a.m. Tuesday.", "9 a.m. Tuesday TIME 2031-03-18T09:00 ..2031-03-18"),
    ("Neither of them could be reached on Sunday.", "Sunday DATE 2031-03-09 2031-03-09"),
    ("The attack could come on Sunday.", "Sunday DATE 2031-03-16 2031-03-16"),
    (
        "Today is the eighth day of the siege.",
        "Today DATE 2031-03-12 2031-03-12 | the eighth day DATE 2031-03-12 2031-03-12",
    ),
    ("They met on 24 and 25 January.", "24 DATE 2031-01-24 2031-01-24 | 25 January DATE 2031-01-25 2031-01-25"),
    ("They met on January 24 and 25.", "January 24 DATE 2031-01-24 2031-01-24 | 25 DATE 2031-01-25 2031-01-25"),
    (
        "Sales rose in the third quarter after a flat second quarter. In the year-earlier period they fell.",
        "the third quarter DATE 2030-Q3 2030-07-01..2030-09-30 | second quarter DATE 2030-Q2 2030-04-01..2030-06-30"
        " | the year-earlier period DATE 2029-Q3 2029-07-01..2029-09-30",
    ),
    (
        "Sales rose in the fourth quarter. They fell in the 2029 quarter.",
        "the fourth quarter DATE 2030-Q4 2030-10-01..2030-12-31 | the 2029 quarter DATE 2029-Q4 2029-10-01..2029-12-31",
    ),
    (
        "In the quarter ended Sept. 30, it rained.",
        "the quarter DATE 2030-Q3 2030-07-01..2030-09-30 | Sept. 30 DATE 2030-09-30 2030-09-30",
    ),
    ("They lost two ships on January 3 and 25 men.", "January 3 DATE 2031-01-03 2031-01-03"),
    ("Until Monday they had not called him.", "Monday DATE 2031-03-10 ..2031-03-10"),
    ("He left in the early hours of Sunday.", "Sunday DATE 2031-03-09 2031-03-09"),
]
"""(text, each time as words, type, value, days)"""

MORE_CASES = [
    ("The order came on the night of 28 February.", "the night of 28 February", "TIME", "2031-02-28TNI", "2031-02-28"),
    ("The road opens in ten days' time.", "ten days' time", "DATE", "2031-03-22", "2031-03-22"),
    (
        "It fell in the second half of January.",
        "the second half of January",
        "DATE",
        "2031-01",
        "2031-01-16..2031-01-31",
    ),
    ("It fell in Q3 2030.", "Q3 2030", "DATE", "2030-Q3", "2030-07-01..2030-09-30"),
    ("It fell in the week of 3 February.", "the week of 3 February", "DATE", "2031-W06", "2031-02-03..2031-02-09"),
    ("It fell in this year's first quarter.", "this year's first quarter", "DATE", "2031-Q1", "2031-01-01..2031-03-31"),
    ("It must close by year-end.", "year-end", "DATE", "2031-12-31", "..2031-12-31"),
    ("It fell at 042130Z MAR 31.", "042130Z MAR 31", "TIME", "2031-03-04T21:30Z", "2031-03-04"),
    ("It fell at 042130B MAR 31.", "042130B MAR 31", "TIME", "2031-03-04T21:30+02:00", "2031-03-04"),
    ("It fell at 042130Z.", "042130Z", "TIME", "2031-03-04T21:30Z", "2031-03-04"),
    ("It fell at 0430.", "0430", "TIME", "T04:30", "2031-03-11..2031-03-12"),
    ("It will open at 0430.", "0430", "TIME", "T04:30", "2031-03-12..2031-03-13"),
    ("It is open at 9 p.m.", "9 p.m.", "TIME", "T21:00", "none"),
    ("It had been due to expire on Friday evening.", "Friday evening", "TIME", "2031-03-07TEV", "2031-03-07"),
    ("They have decided to sign in early May.", "early May", "DATE", "2031-05", "2031-05-01..2031-05-10"),
    ("They spoke of the slated visit in September.", "September", "DATE", "2031-09", "2031-09-01..2031-09-30"),
    ("He did not call, and gave them until mid-May.", "mid-May", "DATE", "2031-05", "..2031-05-20"),
    ("The loan runs for an additional year.", "an additional year", "DURATION", "P1Y", "none"),
    ("The entire week was lost.", "The entire week", "DURATION", "P1W", "none"),
    ("They fought for another month.", "another month", "DURATION", "P1M", "none"),
    ("It took a quarter-century to build.", "a quarter-century", "DURATION", "P25Y", "none"),
    (
        "The plan is of the winter of nineteen ninety-four.",
        "the winter of nineteen ninety-four",
        "DATE",
        "1994-WI",
        "1993-12-01..1995-02-28",
    ),
    ("In the latest fiscal year, it rained.", "the latest fiscal year", "DATE", "2030", "2030-01-01..2030-12-31"),
    ("At year-end 2029 it had two ships.", "year-end 2029", "DATE", "2029-12-31", "2029-12-31"),
    ("The town grew in the 1980's.", "the 1980's", "DATE", "198", "1980-01-01..1989-12-31"),
    ("The town grew in the mid-80s.", "the mid-80s", "DATE", "198", "1983-01-01..1986-12-31"),
    ("Oil for May delivery rose.", "May", "DATE", "2031-05", "2031-05-01..2031-05-31"),
    ("The port will open in the fall.", "the fall", "DATE", "2031-FA", "2031-09-01..2031-11-30"),
    (
        "They meet this coming Sunday, March sixteenth.",
        "this coming Sunday, March sixteenth",
        "DATE",
        "2031-03-16",
        "2031-03-16",
    ),
    ("It fell at 0430 GMT.", "0430 GMT", "TIME", "T04:30Z", "2031-03-11..2031-03-12"),
    ("It fell at 2215 hrs.", "2215 hrs", "TIME", "T22:15", "2031-03-11..2031-03-12"),
    ("It fell at 11 pm Varnost time.", "11 pm Varnost time", "TIME", "T23:00", "2031-03-11..2031-03-12"),
    ("It fell at 3pm.", "3pm", "TIME", "T15:00", "2031-03-11..2031-03-12"),
    ("It fell at eleven o'clock.", "eleven o'clock", "TIME", "T11:00", "2031-03-11..2031-03-12"),
    ("The note of 04.03.2031 is lost.", "04.03.2031", "DATE", "2031-03-04", "2031-03-04"),
    ("The note of 12.III.1915 is lost.", "12.III.1915", "DATE", "1915-03-12", "1915-03-12"),
    ("The note of 12-Feb-2031 is lost.", "12-Feb-2031", "DATE", "2031-02-12", "2031-02-12"),
    ("The note of 2031/02/01 is lost.", "2031/02/01", "DATE", "2031-02-01", "2031-02-01"),
    ("The note of 25/12/57 is lost.", "25/12/57", "DATE", "1957-12-25", "1957-12-25"),
    ("It fell on the first of February.", "the first of February", "DATE", "2031-02-01", "2031-02-01"),
    ("It fell in nineteen seventy-nine.", "nineteen seventy-nine", "DATE", "1979", "1979-01-01..1979-12-31"),
    ("It was closed on Good Friday.", "Good Friday", "DATE", "2030-04-19", "2030-04-19"),
    ("It was closed on Christmas Day 2029.", "Christmas Day 2029", "DATE", "2029-12-25", "2029-12-25"),
    ("They met at the Madrid summit.", "the Madrid summit", "DATE", "2022-06-28/2022-06-30", "2022-06-28..2022-06-30"),
    ("They meet every Friday evening.", "every Friday evening", "SET", "XXXX-WXX-5TEV", "none"),
    ("They meet each morning.", "each morning", "SET", "XXXX-XX-XXTMO", "none"),
    ("They meet on weekdays.", "weekdays", "SET", "XXXX-WXX", "none"),
    ("They had met years ago.", "years ago", "DATE", "PAST_REF", "..2031-03-12"),
    ("The strike goes on in the weeks ahead.", "the weeks ahead", "DURATION", "PXW", "2031-03-12.."),
    ("It lasted two and a half years.", "two and a half years", "DURATION", "P2Y6M", "none"),
    ("It was a week-long visit.", "week-long", "DURATION", "P1W", "none"),
    ("They watched it all week.", "all week", "DURATION", "P1W", "none"),
    ("The curfew will last three days.", "three days", "DURATION", "P3D", "none"),
    ("It had been due on Friday.", "Friday", "DATE", "2031-03-07", "2031-03-07"),
    ("Sales through August were good.", "August", "DATE", "2030-08", "2030-08-01..2030-08-31"),
]
"""The same as CASES: what TempEval-3's documents and the cases of tests/cases/times.yaml showed to be missing."""

TOLD_FROM_ANOTHER = [
    (
        "The council met on February 20. Two days later it met again.",
        "Two days later",
        "DATE",
        "2031-02-22",
        "2031-02-22",
    ),
    (
        "The council met on February 20. It had met the day before.",
        "the day before",
        "DATE",
        "2031-02-19",
        "2031-02-19",
    ),
    (
        "The council met on February 20. It followed a letter by the mayor the day before urging people to leave.",
        "the day before",
        "DATE",
        "2031-02-19",
        "2031-02-19",
    ),
    (
        "The council met on February 20. The following morning it rained.",
        "The following morning",
        "TIME",
        "2031-02-21TMO",
        "2031-02-21",
    ),
    ("The council met on February 20. Since then it has been silent.", "then", "DATE", "2031-02-20", "2031-02-20.."),
    ("The council met on February 20. That week it rained.", "That week", "DATE", "2031-W08", "2031-02-17..2031-02-23"),
]
"""(text, the last time's words, …): counted from the time named before."""

NO_TIMES = [
    "It was the third in as many days.",
    "The shop is open 24 hours a day.",
    "Sales will rise 8.5% annually.",
    "The youth of today's world are poor.",
    "It is built for the people of tomorrow.",
    "They drove a 2019 Toyota to the port.",
    "They walked in the annual March for Peace.",
    "He was in his 40s.",
    "Temperatures were in the 90s.",
    "It happened in the fall of Dellin.",
    "The mayor wrote a letter the day before leaving the town.",
    "The mayor broke his leg the day before urging people to leave.",
    "It may rain on the bridge.",
    "The minister may sign the paper.",
    "Troops march on the town.",
    "They held a march through the town.",
    "The Sunday Times printed the paper.",
    "Some 2,000 troops came.",
    "They sent 2000 soldiers to the border.",
    "They sent 1,400 soldiers.",
    "The driver is a 30-year-old.",
    "A 32-year-old driver was hurt.",
    "A second man was hurt.",
    "The team came second.",
    "They fired an S-300 missile.",
    "The fall of the city was swift.",
    "The spring was rusty.",
    "They will fall back.",
    "April Dorin signed the paper.",
    "He quoted Resolution 2202 of the council.",
    "The score was 3-1.",
    "The army spent 2.5 million.",
    "The council of Sat signed.",
    "They sat down.",
    "The wed couple left.",
    "An august assembly met.",
    "The ministers decided in private.",
    "It cost $2014.",
    "It weighs 2000 tons.",
    "Three quarters of the town burned.",
    "The latest second-hand tanks came.",
    "The man, 42, was hurt.",
    "The mar on the wall was old.",
    "Then the road was shut.",
    "The day labourers left.",
    "The night watch left.",
    "He lives at 1914 Mill Road.",
    "Now that it has stopped, they left.",
    "Now, he asked, who pays?",
    "The now-closed bridge fell.",
    "Captain May and Colonel March left.",
    "The Tomorrow Party won.",
    "The camp on Monday Hill was shelled.",
    "The dividend is $2 a year.",
    "Page 1999 is torn.",
    "The boat came from Christmas Island.",
    "He keeps Cold War maps.",
    "The 9/11 Memorial was shut.",
    "They flew at 1500 metres.",
    "Grid 042130 was shelled.",
    "The score was 2:0.",
    "Order 12/7 was lost.",
    "The film Independence Day was shown.",
]


def times(text: str, published: date | None = make.PUBLISHED) -> tuple[Time, ...]:
    report = make.report(text, published=published)
    return find_times(report, parse(report)).findings


def shown(time: Time) -> tuple[str, str, str, str]:
    days = "none"
    if time.days is not None:
        first, last = (str(day or "") for day in (time.days.first, time.days.last))
        days = first if first == last else f"{first}..{last}"
    return time.span.text, time.type, time.value, days


@pytest.mark.parametrize(("text", "words", "type_", "value", "days"), CASES + MORE_CASES)
def test_time(text: str, words: str, type_: str, value: str, days: str) -> None:
    assert [shown(time) for time in times(text)] == [(words, type_, value, days)]


@pytest.mark.parametrize(("text", "words", "type_", "value", "days"), TOLD_FROM_ANOTHER)
def test_time_told_from_another(text: str, words: str, type_: str, value: str, days: str) -> None:
    assert shown(times(text)[-1]) == (words, type_, value, days)


@pytest.mark.parametrize(("text", "wanted"), SEVERAL)
def test_several_times(text: str, wanted: str) -> None:
    assert " | ".join(" ".join(shown(time)) for time in times(text)) == wanted


@pytest.mark.parametrize("text", NO_TIMES)
def test_no_time(text: str) -> None:
    assert [shown(time) for time in times(text)] == []


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("yesterday", "XXXX"),
        ("on Friday", "XXXX-WXX-5"),
        ("in June", "XXXX-06"),
        ("on 20 June", "XXXX-06-20"),
        ("last week", "XXXX"),
        ("two weeks ago", "XXXX"),
    ],
)
def test_without_publication_day_a_relative_time_has_no_days_but_an_issue(words: str, value: str) -> None:
    report = make.report(f"The council met {words}.", published=None)
    found = find_times(report, parse(report))
    assert [(time.value, time.days) for time in found.findings] == [(value, None)]
    assert len(found.issues) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The town was taken on 31 June.", "31 June"),
        ("They met on February 30, 2032.", "February 30, 2032"),
        ("They met on 2031-02-30.", "2031-02-30"),
        ("The order of 30/02/2031 is void.", "30/02/2031"),
        ("The talks ran from February 27-30, 2032.", "February 27-30, 2032"),
        ("The year began on 1 January 0000.", "1 January 0000"),
    ],
)
def test_a_day_that_no_calendar_has_is_none_and_an_issue(text: str, words: str) -> None:
    report = make.report(text)
    found = find_times(report, parse(report))
    assert [(time.span.text, time.days) for time in found.findings] == [(words, None)]
    assert [issue.says for issue in found.issues] == [f"{words!r} lies outside the calendar"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The camp was attacked on 29 February.", "2028-02-29"),
        ("They will meet on 29 February.", "2032-02-29"),
        ("The camp was attacked on 28 February.", "2031-02-28"),
        ("The bridge fell on 1 January 0001.", "0001-01-01"),
        ("The bridge fell on December 31, 9999.", "9999-12-31"),
        ("The bridge fell on 14 October 1066.", "1066-10-14"),
        ("On March 3, 5000 troops crossed.", "2031-03-03"),
    ],
)
def test_a_rare_day_and_a_far_year(text: str, value: str) -> None:
    assert [time.value for time in times(text)] == [value]


def test_without_publication_day_an_absolute_time_has_its_days() -> None:
    found = times("The council met on 12 February 2022.", published=None)
    assert [shown(time)[-1] for time in found] == ["2022-02-12"]


def test_next_wednesday_said_on_a_saturday_is_in_the_next_week() -> None:
    found = times("The attack could come as early as next Wednesday.", published=date(2022, 2, 12))
    assert [shown(time)[-1] for time in found] == ["2022-02-16.."]


@pytest.mark.parametrize(
    ("published", "words", "days"),
    [
        (date(2032, 3, 1), "yesterday", "2032-02-29"),
        (date(2031, 3, 1), "yesterday", "2031-02-28"),
        (date(2032, 1, 1), "yesterday", "2031-12-31"),
        (date(2032, 1, 1), "last month", "2031-12-01..2031-12-31"),
        (date(2031, 12, 31), "this week", "2031-12-29..2032-01-04"),
        (date(2032, 1, 1), "last week", "2031-12-22..2031-12-28"),
        (date(2032, 2, 10), "this month", "2032-02-01..2032-02-29"),
        (date(2031, 1, 5), "in December", "2030-12-01..2030-12-31"),
        (date(2031, 1, 5), "on 30 December", "2030-12-30"),
    ],
)
def test_ends_of_months_and_years(published: date, words: str, days: str) -> None:
    assert [shown(time)[-1] for time in times(f"The council met {words}.", published)] == [days]


NIGHTS = [
    ("The army made an overnight raid in Lenn Monday.", "2031-03-10..2031-03-11"),
    ("The army raided Lenn overnight on Monday.", "2031-03-10..2031-03-11"),
    ("The army raided Lenn overnight, a spokesman said Monday.", "2031-03-11..2031-03-12"),
    ("The army raided Lenn overnight. On Monday it rained.", "2031-03-11..2031-03-12"),
]


@pytest.mark.parametrize(("text", "days"), NIGHTS)
def test_overnight_is_the_night_of_the_day_told_behind_it(text: str, days: str) -> None:
    assert shown(times(text)[0])[-1] == days


def test_a_releases_number_is_no_span_of_years() -> None:
    assert times("Release 2010-11-S-273 names nobody.") == ()
    assert [time.value for time in times("The winter of 2010-11 was cold.")] != []


def test_an_occasion_long_after_the_report_is_not_the_one_meant() -> None:
    assert times("Three states joined at the Madrid summit.", date(1999, 2, 10)) == ()


def test_a_date_in_a_quotation_is_none_to_count_from() -> None:
    text = 'The council met on Monday. "It was on 3 May 2030," he said. Two days later it met again.'
    assert shown(times(text)[-1])[-1] == "2031-03-12"


def test_a_time_of_day_stands_on_the_day_that_its_paragraph_names() -> None:
    text = "Shells fell on Monday. At 6 a.m. the bridge was hit.\n\nAt 9 p.m. it rained."
    assert [time.value for time in times(text)] == ["2031-03-10", "2031-03-10T06:00", "2031-03-10T21:00"]


@pytest.mark.parametrize("text", ["", "…", "🙂 🙂", '"""', "99999999999 years ago", "0000-00-00", "31 February 2030"])
def test_odd_text_raises_nothing(text: str) -> None:
    assert all(time.days is None for time in times(text) if time.value.startswith("XXXX"))

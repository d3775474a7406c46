# -*- coding: utf-8 -*-
"""Writes Autobahn's index.html and index.json over all cases whose reports lie in a folder, under Python 2.7.

usage: report_index.py REPORTS
Several fuzzing servers share the work of a run, and the index that each of them writes knows only its own cases.
"""
import glob
import json
import os
import sys

from autobahntestsuite import fuzzing

reports = sys.argv[1]

factory = fuzzing.FuzzingFactory(reports)
factory.CaseSet = fuzzing.CaseSet(fuzzing.CaseSetname, fuzzing.CaseBasename, fuzzing.Cases,
                                  fuzzing.CaseCategories, fuzzing.CaseSubCategories)
for name in glob.glob(os.path.join(reports, '*_case_*.json')):
    with open(name) as report:
        factory.logCase(json.load(report))
factory.createMasterReportHTML(reports)
factory.createMasterReportJSON(reports)

"""The report as one HTML file: no script, nothing from the network, readable on a phone and on paper.

The filter by impact is a form and a style sheet, so that there is nothing in the page that runs.
"""

"""PRIO-GRID cells: half a degree of latitude by half a degree of longitude.

Cells are numbered by rows from the south-west corner (90° S, 180° W): number = (row - 1) * 720 + column, rows 1 to 360, columns 1 to 720
(Tollefsen, Strand and Buhaug 2012, PRIO-GRID codebook).
"""

CELLS_A_DEGREE = 2
COLUMNS = 720
ROWS = 360


def cell(latitude: float, longitude: float) -> int:
    """The number of the cell that holds a point (degrees, WGS 84); on a border the northern and eastern cell.

    >>> cell(-89.9, -179.9), cell(15.6, 32.5), cell(90, 180)
    (1, 152346, 259200)
    """
    row = min(int((latitude + 90) * CELLS_A_DEGREE), ROWS - 1)
    column = min(int((longitude + 180) * CELLS_A_DEGREE), COLUMNS - 1)
    return row * COLUMNS + column + 1

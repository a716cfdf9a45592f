"""scipy.ndimage.gaussian_filter1d: of each file, sigma in its first line, the smoothed values of the others."""
import sys

import numpy as np
from scipy.ndimage import gaussian_filter1d

for path in sys.argv[1:]:
    sigma, *values = np.loadtxt(path, ndmin=1)
    print(*(repr(float(value)) for value in gaussian_filter1d(np.array(values), sigma)))

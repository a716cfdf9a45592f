"""Detection figures by scikit-learn: for each file "score label" a line "auc ap eer eer_threshold f1 f1_threshold"."""
import sys

import numpy as np
from sklearn.metrics import average_precision_score, precision_recall_curve, roc_auc_score, roc_curve

for path in sys.argv[1:]:
    scores, labels = np.loadtxt(path).T
    alarms, found, thresholds = roc_curve(labels, scores)
    nearest = np.argmin(np.abs((1 - found) - alarms))
    precision, recall, cuts = precision_recall_curve(labels, scores)
    with np.errstate(invalid="ignore"):
        f1 = np.nan_to_num(2 * precision * recall / (precision + recall))[:-1]
    best = len(f1) - 1 - np.argmax(f1[::-1])
    figures = (roc_auc_score(labels, scores), average_precision_score(labels, scores),
               (1 - found[nearest] + alarms[nearest]) / 2, thresholds[nearest], f1[best], cuts[best])
    print(*(repr(float(figure)) for figure in figures))

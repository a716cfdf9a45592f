#pragma once

#include <map>
#include <memory>
#include <optional>

#include <QObject>
#include <QThreadPool>

#include "analysis/transfer_summary.h"

namespace transect {

/// Answers whether a curve peaks before its end. The bootstrap behind it takes up to a second, so it is made once for
/// what a curve holds, in a thread beside.
class PeakFinder : public QObject {
    Q_OBJECT

public:
    struct Answer {
        bool isKnown = false; ///< else it is being computed
        std::optional<PeakFinding> finding;
    };

    explicit PeakFinder(QObject* parent = nullptr);
    ~PeakFinder() override;

    /// `id` names the curve; an earlier one of this name is forgotten where it was another.
    Answer ask(const QString& id, const TransferCurve& curve, const std::shared_ptr<const std::vector<TransferResult>>& results);
    /// Computes what was asked before it returns, for one who cannot wait for found().
    void finish();

Q_SIGNALS:
    void found();

private:
    struct Known {
        TransferCurve curve;
        Answer answer;
    };

    std::map<QString, Known> m_known;
    QThreadPool m_pool;
};

} // namespace transect

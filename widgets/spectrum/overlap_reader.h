#pragma once

#include <atomic>
#include <memory>

#include <QObject>
#include <QThreadPool>

#include "widgets/runs/run_reader.h"

namespace transect {

/// How the leading subspaces of a series overlap, pair by pair.
struct SubspaceOverlap {
    std::vector<SpectrumRecord> checkpoints; ///< those whose vectors were kept, by step; without them here
    std::int64_t k = 0;                      ///< directions compared: what was asked, or as many as all have
    std::vector<double> values;              ///< n x n
    std::size_t without = 0;                 ///< checkpoints whose vectors were not kept
};

/// Reads the singular vectors of a run's spectra and compares them, in a thread beside.
class OverlapReader : public QObject {
    Q_OBJECT

public:
    explicit OverlapReader(QObject* parent = nullptr);
    ~OverlapReader() override;

    /// `spectra`: of one run and one kind of features. What was asked before and is not ready is dropped.
    void ask(const RunFolder& run, const std::vector<SpectrumRecord>& spectra, std::int64_t k);

Q_SIGNALS:
    void ready(const transect::SubspaceOverlap& overlap);

private:
    QThreadPool m_pool;
    std::shared_ptr<std::atomic<int>> m_latest = std::make_shared<std::atomic<int>>(0);
};

/// Errors of single files are answered by leaving them out.
SubspaceOverlap subspaceOverlapOf(const RunFolder& run, const std::vector<SpectrumRecord>& spectra, std::int64_t k);

} // namespace transect

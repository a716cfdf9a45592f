#include "widgets/spectrum/overlap_reader.h"

#include <algorithm>

#include "analysis/subspace.h"

namespace transect {

SubspaceOverlap subspaceOverlapOf(const RunFolder& run, const std::vector<SpectrumRecord>& spectra, std::int64_t k)
{
    SubspaceOverlap overlap;
    std::vector<SpectrumRecord> read;
    overlap.k = k;
    for (const auto& known : spectra) {
        try {
            auto spectrum = readSpectrum(run.spectra() / spectrumFileName(known.checkpoint, known.features));
            if (spectrum.vectorCount() > 0 && (read.empty() || spectrum.dimension == read.front().dimension)) {
                overlap.k = std::min(overlap.k, spectrum.vectorCount());
                read.push_back(std::move(spectrum));
                continue;
            }
        } catch (const Error&) {
            // The reader of the run says what is damaged.
        }
        ++overlap.without;
    }
    const auto n = read.size();
    overlap.values.resize(n * n, 1);
    for (std::size_t i = 0; i < n && overlap.k > 0; ++i) {
        for (std::size_t j = 0; j < i; ++j)
            overlap.values[i * n + j] = overlap.values[j * n + i] = subspaceOverlap(read[i].vectors, read[j].vectors, read[i].dimension, overlap.k);
    }
    for (auto& spectrum : read) {
        spectrum.vectors.clear();
        overlap.checkpoints.push_back(std::move(spectrum));
    }
    return overlap;
}

OverlapReader::OverlapReader(QObject* parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

OverlapReader::~OverlapReader()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void OverlapReader::ask(const RunFolder& run, const std::vector<SpectrumRecord>& spectra, std::int64_t k)
{
    m_pool.clear();
    const int mine = ++*m_latest;
    m_pool.start([this, latest = m_latest, mine, run, spectra, k] {
        if (*latest != mine)
            return;
        auto overlap = subspaceOverlapOf(run, spectra, k);
        QMetaObject::invokeMethod(this, [this, mine, overlap = std::move(overlap)] {
            if (*m_latest == mine)
                Q_EMIT ready(overlap);
        }, Qt::QueuedConnection);
    });
}

} // namespace transect

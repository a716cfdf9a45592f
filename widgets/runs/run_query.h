#pragma once

#include <optional>
#include <string>
#include <vector>

#include <QString>
#include <QStringList>

#include "record/run_index.h"

namespace transect {

/// What the query box understands: words (in name, study or path), "kind:transfer", "state:running", "target:mnist", "study:toy",
/// "fe>0.9", "ft<=80%" and "-" before any of them for the opposite; all must hold.
class RunQuery {
public:
    struct Problem {
        qsizetype position = 0, length = 0; ///< of the part that is wrong
        QString text;                       ///< for the user
    };

    /// An empty text is every run. Where a part is wrong, problem() says so and the query holds for every run.
    explicit RunQuery(const QString& text = {});

    bool matches(const RunSummary& run) const;
    const std::optional<Problem>& problem() const { return m_problem; }
    bool isEmpty() const { return m_terms.empty(); }

    /// What may follow what was typed so far: "kind:transfer", ... of the runs that are there.
    static QStringList completions(const std::vector<RunSummary>& runs);

private:
    enum class Field { Word, Kind, State, Target, Study, Score };
    enum class Comparison { Less, LessEqual, Equal, GreaterEqual, Greater };
    struct Term {
        Field field = Field::Word;
        QString text; ///< in lower case; of a score "fe" or "ft"
        Comparison comparison = Comparison::Equal;
        double number = 0;
        bool negated = false;
    };

    void parse(const QString& part, qsizetype position);
    void fail(const QString& part, qsizetype position, const QString& text);
    static bool holds(const Term& term, const RunSummary& run);

    std::vector<Term> m_terms;
    std::optional<Problem> m_problem;
};

} // namespace transect

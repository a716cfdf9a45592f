#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <QString>
#include <QStringList>

#include "widgets/runs/listing.h"

namespace transect {

/// What the query box understands: words (in name, title, study or path), "kind:transfer", "state:running", "target:mnist",
/// "study:toy", "tag:good", "device:cuda", "seed:1", "fe>0.9", "ft<=80%", "auc>0.8" and "-" before any of them for the opposite; all
/// must hold. A part that is not finished ("kind:", "fe>") asks for nothing yet; a state may be shortened.
class RunQuery {
public:
    struct Problem {
        qsizetype position = 0, length = 0; ///< of the part that is wrong
        QString text;                       ///< for the user
    };

    /// An empty text is every run. Where a part is wrong, problem() says so and the query holds for every run.
    explicit RunQuery(const QString& text = {});

    bool matches(const ListedRun& run) const;
    const std::optional<Problem>& problem() const { return m_problem; }
    bool isEmpty() const { return m_terms.empty(); }

    /// What may follow what was typed so far: "kind:transfer", ... of the runs that are there.
    static QStringList completions(const std::vector<ListedRun>& runs);

private:
    enum class Field { Word, Kind, State, Target, Study, Tag, Device, Seed, Score };
    enum class Comparison { Less, LessEqual, Equal, GreaterEqual, Greater };
    struct Term {
        Field field = Field::Word;
        QString text; ///< in lower case; of a score "fe", "ft" or "auc"
        Comparison comparison = Comparison::Equal;
        double number = 0;
        std::uint64_t seed = 0;
        bool negated = false;
    };

    void parse(const QString& part, qsizetype position);
    void addScore(const QString& part, qsizetype position, Term term, const QString& sign, QString number);
    void addNamed(const QString& part, qsizetype position, Term term, const QString& name, const QString& value);
    void fail(const QString& part, qsizetype position, const QString& text);
    static bool holds(const Term& term, const ListedRun& run);
    static bool holdsScore(const Term& term, const RunSummary& run);

    std::vector<Term> m_terms;
    std::optional<Problem> m_problem;
};

} // namespace transect

#include "widgets/runs/run_query.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <QCoreApplication>
#include <QRegularExpression>

#include "widgets/common/texts.h"

namespace transect {

namespace {

class QueryTexts {
    Q_DECLARE_TR_FUNCTIONS(transect::QueryTexts)
};

bool contains(const std::string& text, const QString& word)
{
    return QString::fromStdString(text).contains(word, Qt::CaseInsensitive);
}

const QStringList& stateNames()
{
    static const QStringList names{"queued", "starting", "running", "stopping", "finished", "failed", "stopped", "lost"};
    return names;
}

} // namespace

RunQuery::RunQuery(const QString& text)
{
    static const QRegularExpression parts("\\S+");
    for (auto found = parts.globalMatch(text); found.hasNext();) {
        const auto part = found.next();
        parse(part.captured(), part.capturedStart());
    }
    if (m_problem)
        m_terms.clear();
}

void RunQuery::parse(const QString& part, qsizetype position)
{
    static const QRegularExpression named("^(-?)(\\w+):(.*)$"), score("^(-?)(fe|ft)(<=|>=|<|>|=)(.*)$", QRegularExpression::CaseInsensitiveOption);
    Term term;
    if (const auto match = score.match(part); match.hasMatch()) {
        auto number = match.captured(4);
        const bool percent = number.endsWith(u'%');
        if (percent)
            number.chop(1);
        bool ok = false;
        term.number = number.toDouble(&ok) / (percent ? 100 : 1);
        if (!ok)
            return fail(part, position, QueryTexts::tr("\"%1\" is no number: write fe>0.9 or fe>90%").arg(match.captured(4)));
        const auto sign = match.captured(3);
        term.comparison = sign == u"<" ? Comparison::Less : sign == u"<=" ? Comparison::LessEqual : sign == u">" ? Comparison::Greater
            : sign == u">="                                                ? Comparison::GreaterEqual
                                                                           : Comparison::Equal;
        term.field = Field::Score;
        term.text = match.captured(2).toLower();
        term.negated = !match.captured(1).isEmpty();
    } else if (const auto namedMatch = named.match(part); namedMatch.hasMatch()) {
        static const std::map<QString, Field> fields{{"kind", Field::Kind}, {"state", Field::State}, {"target", Field::Target}, {"study", Field::Study}};
        const auto field = fields.find(namedMatch.captured(2).toLower());
        if (field == fields.end())
            return fail(part, position, QueryTexts::tr("\"%1\" is not known: there are kind, state, target, study, fe and ft").arg(namedMatch.captured(2)));
        term.field = field->second;
        term.text = namedMatch.captured(3).toLower();
        term.negated = !namedMatch.captured(1).isEmpty();
        if (term.field == Field::State && !stateNames().contains(term.text))
            return fail(part, position, QueryTexts::tr("there is no state \"%1\": there are %2").arg(namedMatch.captured(3), stateNames().join(", ")));
    } else {
        term.negated = part.startsWith(u'-') && part.size() > 1;
        term.text = part.mid(term.negated ? 1 : 0).toLower();
    }
    m_terms.push_back(term);
}

void RunQuery::fail(const QString& part, qsizetype position, const QString& text)
{
    if (!m_problem)
        m_problem = {position, part.size(), text};
}

bool RunQuery::matches(const RunSummary& run) const
{
    return std::ranges::all_of(m_terms, [&](const Term& term) { return holds(term, run) != term.negated; });
}

bool RunQuery::holds(const Term& term, const RunSummary& run)
{
    switch (term.field) {
    case Field::Word:
        return contains(run.name, term.text) || contains(run.path.string(), term.text);
    case Field::Kind:
        return run.kind == term.text.toStdString();
    case Field::State:
        return stateKey(run.state.status) == term.text;
    case Field::Study:
        return contains(run.study, term.text);
    case Field::Target:
        return std::ranges::any_of(run.best, [&](const BestFigure& best) { return contains(best.target, term.text); });
    case Field::Score:
        break;
    }
    return std::ranges::any_of(run.best, [&](const BestFigure& best) {
        if (best.mode != term.text.toStdString())
            return false;
        switch (term.comparison) {
        case Comparison::Less: return best.score < term.number;
        case Comparison::LessEqual: return best.score <= term.number;
        case Comparison::Greater: return best.score > term.number;
        case Comparison::GreaterEqual: return best.score >= term.number;
        case Comparison::Equal: return std::abs(best.score - term.number) < 5e-4;
        }
        return false;
    });
}

QStringList RunQuery::completions(const std::vector<RunSummary>& runs)
{
    std::set<QString> found{"fe>", "ft>"};
    for (const auto& run : runs) {
        if (!run.kind.empty())
            found.insert("kind:" + QString::fromStdString(run.kind));
        if (!run.study.empty() && run.study.find(' ') == std::string::npos)
            found.insert("study:" + QString::fromStdString(run.study));
        found.insert("state:" + stateKey(run.state.status));
        for (const auto& best : run.best)
            found.insert("target:" + QString::fromStdString(best.target));
    }
    return {found.begin(), found.end()};
}

} // namespace transect

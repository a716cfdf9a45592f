#include "widgets/runs/run_query.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_set>

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

bool equals(const std::string& text, const QString& word)
{
    return QString::fromStdString(text).compare(word, Qt::CaseInsensitive) == 0;
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
    static const QRegularExpression named("^(-?)(\\w+):(.*)$"), score("^(-?)(fe|ft|auc)(<=|>=|<|>|=)(.*)$", QRegularExpression::CaseInsensitiveOption);
    Term term;
    term.negated = part.startsWith(u'-') && part.size() > 1;
    if (const auto scored = score.match(part); scored.hasMatch()) {
        term.text = scored.captured(2).toLower();
        addScore(part, position, term, scored.captured(3), scored.captured(4));
    } else if (const auto found = named.match(part); found.hasMatch()) {
        addNamed(part, position, term, found.captured(2), found.captured(3));
    } else {
        term.text = part.mid(term.negated ? 1 : 0).toLower();
        m_terms.push_back(term);
    }
}

void RunQuery::addScore(const QString& part, qsizetype position, Term term, const QString& sign, QString number)
{
    static const std::map<QString, Comparison> signs{
        {"<", Comparison::Less}, {"<=", Comparison::LessEqual}, {"=", Comparison::Equal}, {">=", Comparison::GreaterEqual}, {">", Comparison::Greater}};
    if (number.isEmpty())
        return;
    const auto typed = number;
    const bool percent = number.endsWith(u'%');
    if (percent)
        number.chop(1);
    bool ok = false;
    term.number = number.toDouble(&ok) / (percent ? 100 : 1);
    if (!ok)
        return fail(part, position, QueryTexts::tr("\"%1\" is no number: write fe>0.9 or fe>90%").arg(typed));
    term.comparison = signs.at(sign);
    term.field = Field::Score;
    m_terms.push_back(term);
}

void RunQuery::addNamed(const QString& part, qsizetype position, Term term, const QString& name, const QString& value)
{
    static const std::map<QString, Field> fields{{"kind", Field::Kind},   {"state", Field::State},   {"target", Field::Target}, {"study", Field::Study},
                                                 {"tag", Field::Tag},     {"device", Field::Device}, {"seed", Field::Seed}};
    const auto field = fields.find(name.toLower());
    if (field == fields.end())
        return fail(part, position, QueryTexts::tr("\"%1\" is not known: there are kind, state, target, study, tag, device, seed, fe, ft and auc").arg(name));
    if (value.isEmpty())
        return;
    term.field = field->second;
    term.text = value.toLower();
    const auto begins = [&](const QString& state) { return state.startsWith(term.text); };
    if (term.field == Field::State && std::ranges::none_of(stateNames(), begins))
        return fail(part, position, QueryTexts::tr("There is no state \"%1\": there are %2").arg(value, stateNames().join(", ")));
    if (term.field == Field::Seed) {
        bool ok = false;
        term.seed = value.toULongLong(&ok);
        if (!ok)
            return fail(part, position, QueryTexts::tr("\"%1\" is no seed: write a whole number, as in seed:1").arg(value));
    }
    m_terms.push_back(term);
}

void RunQuery::fail(const QString& part, qsizetype position, const QString& text)
{
    if (!m_problem)
        m_problem = {position, part.size(), text};
}

bool RunQuery::matches(const ListedRun& run) const
{
    return std::ranges::all_of(m_terms, [&](const Term& term) { return holds(term, run) != term.negated; });
}

bool RunQuery::holds(const Term& term, const ListedRun& run)
{
    switch (term.field) {
    case Field::Word:
        return contains(run.name, term.text) || contains(run.path.native(), term.text) || contains(run.remarks.notes.title, term.text);
    case Field::Kind:
        return equals(run.kind, term.text);
    case Field::State:
        return stateKey(run.state.status).startsWith(term.text);
    case Field::Study:
        return contains(run.study, term.text);
    case Field::Target:
        return std::ranges::any_of(run.best, [&](const BestFigure& best) { return contains(best.target, term.text); });
    case Field::Tag:
        return std::ranges::any_of(run.remarks.notes.tags, [&](const std::string& tag) { return equals(tag, term.text); });
    case Field::Device:
        return contains(run.device, term.text);
    case Field::Seed:
        return run.seed == term.seed;
    case Field::Score:
        return holdsScore(term, run);
    }
    return false;
}

bool RunQuery::holdsScore(const Term& term, const RunSummary& run)
{
    return std::ranges::any_of(run.best, [&](const BestFigure& best) {
        if (!equals(best.mode, term.text))
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

QStringList RunQuery::completions(const std::vector<ListedRun>& runs)
{
    // Thousands of runs have few kinds and targets: each is made a text once.
    std::map<std::string_view, std::unordered_set<std::string_view>> found{{"fe>", {""}}, {"ft>", {""}}, {"auc>", {""}}};
    std::set<std::uint64_t> seeds;
    const auto add = [&](std::string_view field, std::string_view value) {
        if (!value.empty() && value.find(' ') == std::string_view::npos)
            found[field].insert(value);
    };
    for (const auto& run : runs) {
        add("kind:", run.kind);
        add("study:", run.study);
        add("state:", nameOf(run.state.status));
        add("device:", run.device);
        for (const auto& tag : run.remarks.notes.tags)
            add("tag:", tag);
        for (const auto& best : run.best)
            add("target:", best.target);
        if (run.seed)
            seeds.insert(*run.seed);
    }
    QStringList texts;
    for (const auto& [field, values] : found) {
        for (const auto value : values)
            texts << QString::fromStdString(std::string(field).append(value));
    }
    for (const auto seed : seeds)
        texts << QStringLiteral("seed:%1").arg(seed);
    texts.sort();
    return texts;
}

} // namespace transect

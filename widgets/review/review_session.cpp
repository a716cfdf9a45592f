#include "widgets/review/review_session.h"

#include <algorithm>
#include <cmath>

#include "widgets/review/events_model.h"

namespace transect {

namespace {

std::filesystem::file_time_type changeOf(const std::filesystem::path& file)
{
    std::error_code none;
    return std::filesystem::last_write_time(file, none);
}

} // namespace

/// What is said of one event or of several, and how it was before. What is undone stays in the file, as history.
class ReviewSession::Judge : public QUndoCommand {
public:
    Judge(ReviewSession& session, std::vector<VerdictRecord> before, std::vector<VerdictRecord> after, const QString& text)
        : QUndoCommand(text)
        , m_session(session)
        , m_before(std::move(before))
        , m_after(std::move(after))
    {
    }

    void redo() override { say(m_after); }
    void undo() override { say(m_before); }

private:
    void say(std::vector<VerdictRecord> records)
    {
        for (auto& record : records)
            record.time = m_session.timeOfNext(record);
        if (m_session.append(records))
            m_session.chooseAt(records.front().clip, records.front().peak);
        else
            setObsolete(true);
    }

    ReviewSession& m_session;
    std::vector<VerdictRecord> m_before, m_after;
};

class ReviewSession::ChangeRules : public QUndoCommand {
public:
    ChangeRules(ReviewSession& session, const EventRules& rules)
        : QUndoCommand(ReviewSession::tr("Rules"))
        , m_session(session)
        , m_before(session.rules())
        , m_after(rules)
    {
    }

    void redo() override { setObsolete(!m_session.follow(m_after)); }
    void undo() override { setObsolete(!m_session.follow(m_before)); }

private:
    ReviewSession& m_session;
    EventRules m_before, m_after;
};

ReviewSession::ReviewSession(QObject* parent)
    : QObject(parent)
    , m_reviewer(QString::fromStdString(defaultReviewer()))
{
    m_watch.setInterval(1000);
    connect(&m_watch, &QTimer::timeout, this, [this] {
        if (changeOf(verdictsFile(m_run)) != m_verdictsChanged)
            readVerdictsAgain();
    });
}

void ReviewSession::open(const std::filesystem::path& run, ReviewDataPtr data)
{
    const bool isAnother = run != m_run;
    Q_EMIT choosing();
    m_run = run;
    m_data = std::move(data);
    if (isAnother) {
        m_history.clear();
        m_chosen.reset();
        m_tail.reset();
        m_verdicts.clear();
        m_strange.clear();
        m_damage.clear();
        m_settings = {};
        try {
            m_settings = readReviewSettings(run);
        } catch (const Error& error) {
            Q_EMIT failed(error.record());
        }
    }
    smoothAsRuled();
    m_watch.start();
    readVerdictsFile();
    followThreshold();
}

/// What cannot be followed, as of a run whose truth is no longer there, gives way to the rules of the beginning.
void ReviewSession::followThreshold()
{
    if (!findThreshold()) {
        m_settings.rules.by = EventRules().by;
        m_settings.rules.value = EventRules().value;
        try {
            m_threshold = m_former->thresholdFor(rules(), m_data->normalScores);
        } catch (const Error&) {
            m_threshold = m_former->figuresAt(1, rules()); // nobody was scored: there are no events at any
        }
    }
    formAll();
}

void ReviewSession::smoothAsRuled()
{
    m_former = m_data->former;
    if (m_former->smoothing() != rules().smoothing)
        m_former = std::make_shared<const EventFormer>(m_data->clips(), rules().smoothing);
}

void ReviewSession::close()
{
    Q_EMIT choosing();
    m_watch.stop();
    m_history.clear();
    m_run.clear();
    m_data.reset();
    m_events.clear();
    m_verdicts.clear();
    m_former.reset();
    m_isDragging = false;
    m_elsewhere = 0;
    m_chosen.reset();
    Q_EMIT eventsChanged();
    Q_EMIT chosenChanged();
}

void ReviewSession::setRules(const EventRules& rules)
{
    if (m_data && rules != m_settings.rules)
        m_history.push(new ChangeRules(*this, rules));
}

bool ReviewSession::follow(const EventRules& rules)
{
    const auto before = std::exchange(m_settings.rules, rules);
    smoothAsRuled();
    const bool isFollowed = findThreshold();
    if (!isFollowed) {
        m_settings.rules = before;
        smoothAsRuled();
    }
    formAll();
    if (isFollowed)
        keepSettings();
    return isFollowed;
}

/// A note that is being typed is the last step till then.
void ReviewSession::undo()
{
    Q_EMIT choosing();
    m_history.undo();
}

void ReviewSession::redo()
{
    Q_EMIT choosing();
    m_history.redo();
}

bool ReviewSession::findThreshold()
{
    try {
        m_threshold = m_former->thresholdFor(rules(), m_data->normalScores);
        return true;
    } catch (const Error& error) {
        Q_EMIT failed(error.record());
        return false;
    }
}

void ReviewSession::dragThreshold(double score)
{
    if (!m_data)
        return;
    m_isDragging = true;
    m_threshold = m_former->figuresAt(score, rules());
    formAll();
}

void ReviewSession::dropThreshold(double score)
{
    m_isDragging = false;
    if (!m_data)
        return;
    auto changed = rules();
    changed.by = ThresholdBy::Score;
    changed.value = score;
    if (changed == rules())
        followThreshold();
    setRules(changed);
}

double ReviewSession::offThreshold() const
{
    return m_threshold.score - (1 - rules().offShare) * std::abs(m_threshold.score);
}

double ReviewSession::rateOf(const std::string& clip) const
{
    const auto found = m_data ? m_data->find(clip) : std::nullopt;
    return found ? m_data->clips()[*found].framesPerSecond : 25;
}

void ReviewSession::setVideos(const std::filesystem::path& folder)
{
    m_settings.videos = folder;
    keepSettings();
}

void ReviewSession::keepSettings()
{
    try {
        writeReviewSettings(m_run, m_settings);
    } catch (const Error& error) {
        Q_EMIT failed(error.record());
    }
}

void ReviewSession::formAll()
{
    Q_EMIT choosing();
    std::optional<IrregularEvent> before;
    if (m_chosen)
        before = m_events[*m_chosen].event;
    std::vector<IrregularEvent> events;
    for (std::size_t i = 0; i < m_former->clips().size(); ++i) {
        for (auto& event : m_former->eventsOf(i, m_threshold.score, rules())) {
            event.person = m_data->persons[i][std::size_t(event.peak)];
            events.push_back(std::move(event));
        }
    }
    setEvents(std::move(events));
    m_chosen = before ? eventAt(before->clip, before->peak) : std::nullopt;
    Q_EMIT eventsChanged();
}

std::vector<std::size_t> ReviewSession::usefulOrder() const
{
    return transect::usefulOrder(m_events, m_threshold.score);
}

void ReviewSession::choose(std::optional<std::size_t> event)
{
    if (event == m_chosen || (event && *event >= m_events.size()))
        return;
    Q_EMIT choosing();
    m_chosen = event;
    Q_EMIT chosenChanged();
}

void ReviewSession::chooseAt(const std::string& clip, std::int64_t frame)
{
    if (const auto event = eventAt(clip, frame))
        choose(event);
}

std::optional<std::size_t> ReviewSession::eventAt(const std::string& clip, std::int64_t frame) const
{
    const auto found = std::ranges::find_if(m_events, [&](const ReviewedEvent& one) { return one.event.clip == clip && one.event.first <= frame && frame <= one.event.last; });
    return found == m_events.end() ? std::nullopt : std::optional(std::size_t(found - m_events.begin()));
}

void ReviewSession::setReviewer(const QString& reviewer)
{
    const auto wanted = reviewer.simplified().isEmpty() ? QString::fromStdString(defaultReviewer()) : reviewer.simplified();
    if (wanted == m_reviewer)
        return;
    Q_EMIT choosing();
    m_reviewer = wanted;
    Q_EMIT verdictsChanged();
}

VerdictRecord ReviewSession::sayingOf(const ReviewedEvent& reviewed) const
{
    const auto& event = reviewed.event;
    const auto mine = mineOf(reviewed);
    return {event.clip, event.first, event.last, event.peak, event.person, event.score, mine ? mine->verdict : Verdict::None, mine ? mine->note : std::string(), m_reviewer.toStdString(), {}};
}

std::optional<VerdictRecord> ReviewSession::mineOf(const ReviewedEvent& event) const
{
    const auto mine = m_reviewer.toStdString();
    for (auto record = event.history.rbegin(); record != event.history.rend(); ++record) {
        if (record->reviewer == mine)
            return *record;
    }
    return std::nullopt;
}

Verdict ReviewSession::mine(std::size_t event) const
{
    const auto record = mineOf(m_events[event]);
    return record ? record->verdict : Verdict::None;
}

Verdict ReviewSession::mine() const
{
    return m_chosen ? mine(*m_chosen) : Verdict::None;
}

/// Never before an earlier word of the same reviewer, so that the last one counts also where the clock was set back.
std::string ReviewSession::timeOfNext(const VerdictRecord& record) const
{
    auto time = verdictTime();
    for (const auto& earlier : m_verdicts) {
        if (earlier.reviewer == record.reviewer && earlier.clip == record.clip)
            time = std::max(time, earlier.time);
    }
    return time;
}

void ReviewSession::judge(const std::vector<std::size_t>& events, Verdict verdict)
{
    std::vector<VerdictRecord> before, after;
    for (const auto i : events) {
        if (mine(i) == verdict)
            continue;
        before.push_back(sayingOf(m_events[i]));
        after.push_back(before.back());
        after.back().verdict = verdict;
    }
    if (!after.empty())
        m_history.push(new Judge(*this, std::move(before), std::move(after), tr("Verdict: %1").arg(verdictText(verdict))));
}

void ReviewSession::judge(Verdict verdict)
{
    if (m_chosen)
        judge(std::vector{*m_chosen}, verdict);
}

void ReviewSession::setNote(const QString& note)
{
    if (!m_chosen)
        return;
    const auto before = sayingOf(m_events[*m_chosen]);
    if (note.toStdString() == before.note)
        return;
    auto after = before;
    after.note = note.toStdString();
    m_history.push(new Judge(*this, {before}, {after}, tr("Note")));
}

bool ReviewSession::append(const std::vector<VerdictRecord>& records)
{
    try {
        appendVerdicts(verdictsFile(m_run), records);
    } catch (const Error& error) {
        Q_EMIT failed(error.record());
        return false;
    }
    readVerdictsAgain();
    return true;
}

void ReviewSession::readNewVerdicts(const std::filesystem::path& file)
{
    if (!m_tail)
        m_tail.emplace(file);
    const auto lines = m_tail->next();
    if (m_tail->startedOver()) {
        m_verdicts.clear();
        m_strange.clear();
    }
    for (const auto& line : lines) {
        try {
            m_verdicts.push_back(verdictFromJson(line, file.string()));
        } catch (const Error& error) {
            m_strange.push_back(error.record().text);
        }
    }
}

bool ReviewSession::readVerdictsFile()
{
    const auto file = verdictsFile(m_run);
    try {
        m_verdictsChanged = changeOf(file);
        readNewVerdicts(file);
        auto damage = m_tail->damage();
        damage.insert(damage.end(), m_strange.begin(), m_strange.end());
        if (std::exchange(m_damage, damage) != damage)
            sayDamage(file, damage);
        return true;
    } catch (const Error& error) {
        Q_EMIT failed(error.record());
        return false;
    }
}

void ReviewSession::readVerdictsAgain()
{
    if (!readVerdictsFile())
        return;
    std::vector<IrregularEvent> events;
    for (auto& reviewed : m_events)
        events.push_back(std::move(reviewed.event));
    setEvents(std::move(events));
    Q_EMIT verdictsChanged();
}

void ReviewSession::setEvents(std::vector<IrregularEvent> events)
{
    auto review = reviewOf(std::move(events), m_verdicts);
    m_events = std::move(review.events);
    m_elsewhere = review.elsewhere.size();
}

void ReviewSession::sayDamage(const std::filesystem::path& file, const std::vector<std::string>& damage)
{
    if (!damage.empty())
        Q_EMIT failed({"bad-verdict", tr("%n line(s) are no verdicts and were left out", nullptr, int(damage.size())).toStdString() + ": " + damage.front(), file.string(), {}});
}

int ReviewSession::merge(const std::filesystem::path& file)
{
    const auto others = readOthersVerdicts(file);
    sayDamage(file, others.damage);
    const auto added = newVerdicts(m_verdicts, others.records);
    if (!added.empty())
        appendVerdicts(verdictsFile(m_run), added);
    readVerdictsAgain();
    return int(added.size());
}

} // namespace transect

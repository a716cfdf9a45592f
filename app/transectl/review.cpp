#include <algorithm>
#include <charconv>
#include <iostream>
#include <numeric>
#include <optional>
#include <string_view>

#include "command.h"
#include "parameter_options.h"
#include "record/counted.h"
#include "review_files.h"
#include "review_text.h"
#include "text.h"

namespace transect {

namespace {

struct ReviewVerb {
    Places places;
    std::string target, order = "time", clip, state, note, reviewer;
    std::vector<std::string> judgements;
    std::vector<std::filesystem::path> verdicts;
    std::filesystem::path to, normalTracks;
    Json rules = Json::object();
    bool keep = false, json = false;

    bool isAsked() const { return keep || !judgements.empty() || !verdicts.empty() || !to.empty() || !normalTracks.empty(); }
};

/// "01_0014:312=false alarm"
struct Judgement {
    std::string clip;
    std::int64_t frame = 0;
    Verdict verdict = Verdict::None;
};

Verdict judgedVerdict(std::string text)
{
    std::ranges::replace(text, '-', ' ');
    std::ranges::replace(text, '_', ' ');
    return withPlace("--judge", [&] { return verdictNamed(text); });
}

std::optional<std::int64_t> frameIn(std::string_view text)
{
    std::int64_t frame = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), frame);
    const bool isFrame = error == std::errc() && end == text.data() + text.size() && frame >= 0;
    return isFrame ? std::optional(frame) : std::nullopt;
}

Judgement judgementFrom(const std::string& text)
{
    const auto equals = text.rfind('='), colon = text.rfind(':', equals);
    const bool hasParts = equals != text.npos && colon != text.npos && colon > 0;
    const auto frame = hasParts ? frameIn(std::string_view(text).substr(colon + 1, equals - colon - 1)) : std::nullopt;
    if (!frame)
        throw Error("bad-field", "found " + inQuotes(text) + ", expected CLIP:FRAME=VERDICT, as in 01_0014:312=true", "--judge");
    return {text.substr(0, colon), *frame, judgedVerdict(text.substr(equals + 1))};
}

void requireClip(const LoadedReview& loaded, const std::string& name, const char* option)
{
    if (loaded.clipAt(name))
        return;
    std::vector<std::string> names;
    for (const auto& record : loaded.records)
        names.push_back(record.clip);
    const auto nearest = nearestSpelling(name, names);
    throw Error("bad-field", "found " + inQuotes(name) + ", expected one of " + counted(std::int64_t(names.size()), "clip", "clips"), option,
                nearest.empty() ? "the clips are listed by transectl review" : "did you mean \"" + nearest + "\"?");
}

/// How many frames lie between an event and a frame; 0 inside it.
std::int64_t distanceTo(const IrregularEvent& event, std::int64_t frame)
{
    return std::max<std::int64_t>({0, event.first - frame, frame - event.last});
}

std::string framesText(const IrregularEvent& event)
{
    return "frames " + std::to_string(event.first) + " to " + std::to_string(event.last);
}

const ReviewedEvent& eventAt(const LoadedReview& loaded, const Judgement& judgement)
{
    requireClip(loaded, judgement.clip, "--judge");
    const ReviewedEvent* nearest = nullptr;
    for (const auto& reviewed : loaded.review.events) {
        const bool isNearer = !nearest || distanceTo(reviewed.event, judgement.frame) < distanceTo(nearest->event, judgement.frame);
        if (reviewed.event.clip == judgement.clip && isNearer)
            nearest = &reviewed;
    }
    const auto found = "found no event of clip " + inQuotes(judgement.clip) + " in frame " + std::to_string(judgement.frame);
    if (!nearest)
        throw Error("no-event", found + ", nor in any other by these rules", "--judge");
    if (distanceTo(nearest->event, judgement.frame) > 0)
        throw Error("no-event", found, "--judge", "the nearest one is in " + framesText(nearest->event) + ", with its peak in " + std::to_string(nearest->event.peak));
    return *nearest;
}

std::string reviewerOf(const ReviewVerb& verb)
{
    constexpr std::size_t longest = 200;
    const auto name = verb.reviewer.empty() ? defaultReviewer() : verb.reviewer;
    const bool isPlain = std::ranges::none_of(name, [](char letter) { return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f; });
    if (!isPlain || name.size() > longest || name.find_first_not_of(' ') == name.npos)
        throw Error("bad-field", "found " + inQuotes(name) + ", expected a name of at most " + std::to_string(longest) + " bytes in one line", "--reviewer");
    return name;
}

/// What the reviewer noted before stays where nothing new is given.
std::string noteFor(const ReviewVerb& verb, const ReviewedEvent& reviewed, const std::string& reviewer)
{
    if (!verb.note.empty())
        return verb.note;
    const auto own = std::ranges::find(reviewed.history.rbegin(), reviewed.history.rend(), reviewer, &VerdictRecord::reviewer);
    return own == reviewed.history.rend() ? std::string() : own->note;
}

void judge(const ReviewVerb& verb, LoadedReview& loaded, std::ostream& out)
{
    if (verb.note.size() > longestVerdictNote)
        throw Error("bad-field", "found a note of " + std::to_string(verb.note.size()) + " bytes, expected at most " + std::to_string(longestVerdictNote), "--note");
    const auto reviewer = reviewerOf(verb);
    std::vector<VerdictRecord> records;
    std::string text;
    for (const auto& given : verb.judgements) {
        const auto judgement = judgementFrom(given);
        const auto& reviewed = eventAt(loaded, judgement);
        const auto& event = reviewed.event;
        records.push_back({event.clip, event.first, event.last, event.peak, event.person, event.score, judgement.verdict, noteFor(verb, reviewed, reviewer), reviewer,
                           verdictTime()});
        text += eventText(loaded, event) + ", peak " + std::to_string(event.peak) + ": " + std::string(nameOf(judgement.verdict)) + '\n';
    }
    appendVerdicts(verdictsFile(loaded.folder.root), records);
    followVerdicts(loaded);
    out << harmless(text);
}

void mergeVerdicts(const ReviewVerb& verb, LoadedReview& loaded, std::ostream& out)
{
    for (const auto& file : verb.verdicts) {
        const auto others = readOthersVerdicts(file);
        for (const auto& damage : others.damage)
            std::cerr << harmless("transectl: " + file.string() + ": left out: " + damage) << '\n';
        const auto added = newVerdicts(loaded.verdicts, others.records);
        appendVerdicts(verdictsFile(loaded.folder.root), added);
        followVerdicts(loaded);
        out << harmless(file.string() + ": " + counted(std::int64_t(added.size()), "new verdict", "new verdicts") + " of " + std::to_string(others.records.size()) + '\n');
    }
}

void list(const std::vector<std::filesystem::path>& files, std::ostream& out)
{
    for (const auto& file : files)
        out << harmless(file.string()) << '\n';
}

/// The places of all events in the order that was asked for.
std::vector<std::size_t> orderedPlaces(const LoadedReview& loaded, const std::string& order)
{
    const auto& events = loaded.review.events;
    std::vector<std::size_t> places(events.size());
    std::iota(places.begin(), places.end(), 0);
    if (order == "score")
        std::ranges::stable_sort(places, std::ranges::greater(), [&](std::size_t place) { return events[place].event.score; });
    if (order != "useful")
        return places;
    auto useful = usefulOrder(events, loaded.threshold.score);
    std::ranges::copy_if(places, std::back_inserter(useful), [&](std::size_t place) { return events[place].state != ReviewState::New; });
    return useful;
}

std::vector<std::size_t> shownPlaces(const ReviewVerb& verb, const LoadedReview& loaded)
{
    auto places = orderedPlaces(loaded, verb.order);
    std::erase_if(places, [&](std::size_t place) {
        const auto& reviewed = loaded.review.events[place];
        return (!verb.clip.empty() && reviewed.event.clip != verb.clip) || (!verb.state.empty() && nameOf(reviewed.state) != verb.state);
    });
    return places;
}

int review(const ReviewVerb& verb)
{
    auto loaded = loadReview(findReviewFolder(verb.places.libraryFolder(), verb.target), verb.rules);
    if (!verb.clip.empty())
        requireClip(loaded, verb.clip, "--clip");
    auto& out = verb.json ? std::cerr : std::cout;
    mergeVerdicts(verb, loaded, out);
    if (!verb.judgements.empty())
        judge(verb, loaded, out);
    if (verb.keep)
        writeReviewSettings(loaded.folder.root, loaded.settings);
    if (!verb.to.empty())
        list(writeReviewFiles(verb.to, loaded), out);
    if (!verb.normalTracks.empty())
        list(writeNormalTracks(verb.normalTracks, loaded), out);
    if (verb.json)
        std::cout << reviewJson(loaded, shownPlaces(verb, loaded)).dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    else if (!verb.isAsked())
        std::cout << harmless(reviewText(loaded, shownPlaces(verb, loaded)));
    return ExitDone;
}

void addShownOptions(CLI::App& verb, ReviewVerb& options)
{
    verb.add_option("--order", options.order, "Order of the events; useful: first those whose verdicts say most about the threshold")
        ->check(CLI::IsMember({"time", "score", "useful"}))
        ->capture_default_str();
    verb.add_option("--clip", options.clip, "Show the events of one clip only")->type_name("NAME");
    verb.add_option("--state", options.state, "Show only events that nobody judged, that somebody did, or that reviewers dispute")
        ->check(CLI::IsMember({"new", "judged", "disputed"}));
    verb.add_flag("--json", options.json, "As JSON, with the history of each event");
}

void addVerdictOptions(CLI::App& verb, ReviewVerb& options)
{
    auto* judge = verb.add_option("--judge", options.judgements, "Judge the event that holds a frame: true, \"false alarm\", unsure, or none to take it back; may be repeated")
                      ->type_name("CLIP:FRAME=VERDICT")
                      ->allow_extra_args(false);
    verb.add_option("--note", options.note, "A note on what is judged; not given: the reviewer's earlier one stays")->type_name("TEXT")->needs(judge);
    verb.add_option("--reviewer", options.reviewer, "Whose verdict it is")->type_name("NAME")->default_str("$TRANSECT_REVIEWER, else the account's name")->needs(judge);
    verb.add_option("--verdicts", options.verdicts, "Add another reviewer's verdicts: a verdicts.jsonl, or the verdicts.json that --to writes; may be repeated")
        ->type_name("FILE")
        ->check(CLI::ExistingFile)
        ->allow_extra_args(false);
}

} // namespace

void addReview(CLI::App& app, Action& action)
{
    auto* verb = app.add_subcommand("review", "The irregular events of scores and what reviewers said of them: lists, judges, merges, exports");
    const auto options = std::make_shared<ReviewVerb>();
    verb->add_option("RUN", options->target, "A run with scores, by its folder or its name in the library, or a folder of scores")->required();
    addShownOptions(*verb, *options);
    addVerdictOptions(*verb, *options);
    addParameters(*verb, eventRulesSchema(), options->rules);
    verb->add_flag("--keep", options->keep, "Keep the rules with the run, in review.json, from which they are taken where they are not given");
    verb->add_option("--to", options->to, "Folder to write all events, verdicts, masks and smoothed scores into, as CSV, JSON and NPY")->type_name("DIR");
    verb->add_option("--normal-tracks", options->normalTracks, "Folder to write the tracks of false alarms into, as further normal tracks to train on")->type_name("DIR");
    options->places.addTo(*verb);
    verb->footer("Example: transectl review avenue --order useful --state new\n"
                 "         transectl review avenue --judge 01:312=\"false alarm\" --note \"a bicycle\"");
    verb->callback([&action, options] { action = [options] { return review(*options); }; });
}

} // namespace transect

#include "widgets/common/texts.h"

#include <cmath>

#include <QGuiApplication>
#include <QLocale>
#include <QRegularExpression>

namespace transect {

namespace {

class Texts {
    Q_DECLARE_TR_FUNCTIONS(transect::Texts)
};

} // namespace

QString stateKey(RunStatus status)
{
    return QString::fromStdString(std::string(nameOf(status)));
}

QString stateText(RunStatus status)
{
    switch (status) {
    case RunStatus::Queued: return Texts::tr("queued");
    case RunStatus::Starting: return Texts::tr("starting");
    case RunStatus::Running: return Texts::tr("running");
    case RunStatus::Stopping: return Texts::tr("stopping");
    case RunStatus::Finished: return Texts::tr("finished");
    case RunStatus::Failed: return Texts::tr("failed");
    case RunStatus::Stopped: return Texts::tr("stopped");
    case RunStatus::Lost: return Texts::tr("lost");
    }
    return {};
}

QString labelOf(const std::string& parameter)
{
    static const QStringList abbreviations{"auc", "ema", "fps"};
    auto words = QString::fromStdString(parameter).split(u'_');
    for (auto& word : words) {
        if (abbreviations.contains(word))
            word = word.toUpper();
    }
    auto label = words.join(u' ');
    if (!label.isEmpty())
        label[0] = label[0].toUpper();
    return label;
}

QString placeText(const std::string& place)
{
    QStringList words;
    for (const auto& name : QString::fromStdString(place).split(u'.', Qt::SkipEmptyParts)) {
        bool isIndex = false;
        const auto index = name.toInt(&isIndex);
        if (isIndex && !words.isEmpty())
            words.back() += QString(" %1").arg(index + 1);
        else
            words << labelOf(name.toStdString());
    }
    return words.join(", ");
}

QString durationText(double seconds)
{
    const auto whole = std::max(0L, std::lround(seconds));
    const auto two = [](long value) { return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0')); };
    if (whole >= 3600)
        return Texts::tr("%1 h %2 min").arg(whole / 3600).arg(two(whole / 60 % 60));
    if (whole >= 60)
        return Texts::tr("%1 min %2 s").arg(whole / 60).arg(two(whole % 60));
    return Texts::tr("%1 s").arg(whole);
}

QString scoreText(double score, const Interval& interval, int draws)
{
    const QLocale locale;
    const double half = (interval.high - interval.low) / 2;
    if (draws < 2)
        return locale.toString(score, 'f', 3);
    const int digits = half < 0.00095 ? 4 : 3;
    return locale.toString(score, 'f', digits) + QStringLiteral("\u00a0±\u00a0") + locale.toString(half, 'f', digits);
}

QString signedPoints(double share)
{
    return (share < 0 ? QStringLiteral("−") : QStringLiteral("+")) + QLocale().toString(std::abs(100 * share), 'f', 1);
}

QString momentText(double epoch, std::int64_t step, bool isWholeEpoch)
{
    const QLocale locale;
    if (isWholeEpoch)
        return Texts::tr("epoch %1").arg(locale.toString(epoch, 'g', 6));
    return Texts::tr("epoch %1, step %2").arg(locale.toString(epoch, 'g', 4), locale.toString(qlonglong(step)));
}

QString percentText(double share)
{
    return percentText(int(100 * share) / 100., 0);
}

QString percentText(double share, int digits)
{
    return inThisOrder(QLocale().toString(100 * share, 'f', digits) + QStringLiteral(" %"));
}

QString intervalText(const QString& low, const QString& high)
{
    return inThisOrder(QStringLiteral("95 % [%1, %2]").arg(low, high));
}

QString inThisOrder(const QString& text)
{
    return QGuiApplication::isRightToLeft() ? isolated(text) : text;
}

QString isolated(const QString& text)
{
    return QChar(0x2066) + text + QChar(0x2069);
}

QString shellWord(const QString& word)
{
    static const QRegularExpression plain("^[A-Za-z0-9_./:=+,@%-]+$");
    if (plain.match(word).hasMatch())
        return word;
    auto quoted = word;
    return u'\'' + quoted.replace(u'\'', "'\\''") + u'\'';
}

} // namespace transect

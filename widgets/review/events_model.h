#pragma once

#include <functional>
#include <vector>

#include <QAbstractTableModel>
#include <QPixmap>
#include <QSortFilterProxyModel>

#include "analysis/reviewed_events.h"

namespace transect {

QString verdictText(Verdict verdict);           ///< "true", "false alarm", "unsure"; "–" for none
QString verdictGlyph(Verdict verdict);          ///< so that colour is never alone
QColor verdictColour(Verdict verdict);
QString stateTextOf(const ReviewedEvent& event); ///< "new", "judged", "disputed"

/// The events of a review as a table.
class EventsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Time, Clip, Score, Judgement, Person, End, Length, Note, ColumnCount };
    enum Role { SortRole = Qt::UserRole, UsefulRole, StateRole };

    using QAbstractTableModel::QAbstractTableModel;

    /// `useful`: places of the open events, the most useful first.
    void setEvents(std::vector<ReviewedEvent> events, const std::vector<std::size_t>& useful);
    /// The same events, with what was said of them since.
    void setVerdicts(const std::vector<ReviewedEvent>& events);
    void setUseful(const std::vector<std::size_t>& useful);
    const std::vector<ReviewedEvent>& events() const { return m_events; }

    std::function<double(const std::string& clip)> rateOf; ///< frames a second; set before there are events
    /// The picture of an event; null while there is none. Asked when a row is shown.
    std::function<QPixmap(std::size_t)> thumbnail;
    void thumbnailCame(std::size_t row);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void rank(const std::vector<std::size_t>& useful);
    QString text(const ReviewedEvent& event, int column) const;
    QVariant pictureOf(std::size_t row) const;
    QVariant sortValue(std::size_t row, int column) const;

    std::vector<ReviewedEvent> m_events;
    std::vector<std::size_t> m_ranks; ///< by usefulness, of each event
};

enum class EventsShown { All, Open, True, FalseAlarm, Unsure, Disputed };

/// Those that are asked for, in the order that is asked for.
class EventsFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit EventsFilter(QObject* parent = nullptr);

    void setShown(EventsShown shown);
    void setWords(const QString& words); ///< each is looked for in all columns
    void setClip(const QString& clip);   ///< empty: all

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    EventsShown m_shown = EventsShown::All;
    QStringList m_words;
    QString m_clip;
};

} // namespace transect

#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;

namespace transect {

class SeriesModel;
struct SeriesReport;

/// The table of a series' files, and what it comes to.
class SeriesFiles : public QWidget {
    Q_OBJECT

public:
    explicit SeriesFiles(QWidget* parent = nullptr);

    SeriesModel& model() const { return *m_model; }
    /// What is chosen stays so.
    void setReport(const SeriesReport& report);
    void showCount();

protected:
    /// Space ticks the chosen files, Copy copies them.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    bool pressed(QKeyEvent& event);
    void turn();

    SeriesModel* m_model;
    QTableView* m_view;
    QLabel* m_count;
    QPushButton* m_forget;
};

} // namespace transect

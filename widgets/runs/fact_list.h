#pragma once

#include <vector>

#include <QWidget>

class QFormLayout;
class QLabel;

namespace transect {

struct Fact {
    QString name, value;
};

/// Names with values that can be marked and copied. Brought up to date in place: what is marked stays marked.
class FactList : public QWidget {
    Q_OBJECT

public:
    explicit FactList(QWidget* parent = nullptr);

    void setFacts(const std::vector<Fact>& facts);

private:
    struct Row {
        QLabel* name;
        QLabel* value;
    };

    Row insertRow(int at);

    QFormLayout* m_layout;
    std::vector<Row> m_rows;
};

} // namespace transect

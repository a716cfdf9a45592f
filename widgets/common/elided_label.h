#pragma once

#include <QLabel>

namespace transect {

/// Plain text in one line that ends in dots, or has them in its middle, where there is no room; then all of it is the tool tip.
class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(Qt::TextElideMode mode = Qt::ElideRight, QWidget* parent = nullptr);

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    bool isCut() const;

    Qt::TextElideMode m_mode;
};

} // namespace transect

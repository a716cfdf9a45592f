#pragma once

#include <vector>

#include <QLayout>

namespace transect {

/// Items one behind the other, in as many rows as the width asks for, each at its preferred size; mirrored where the
/// language is. Hidden ones take no room.
class FlowLayout : public QLayout {
public:
    /// `gap` between neighbours and between rows, in pixels.
    explicit FlowLayout(int gap, QWidget* parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override;
    int count() const override { return int(m_items.size()); }
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize minimumSize() const override;
    QSize sizeHint() const override;
    void setGeometry(const QRect& rect) override;

private:
    int place(const QRect& rect, bool moves) const; ///< the height that is used

    std::vector<QLayoutItem*> m_items;
    int m_gap;
};

} // namespace transect

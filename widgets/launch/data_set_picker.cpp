#include "widgets/launch/data_set_picker.h"

#include <algorithm>

#include <QAbstractItemView>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyledItemDelegate>

#include "widgets/common/icons.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"
#include "widgets/launch/field_text.h"
#include "widgets/launch/wheel_guard.h"

namespace transect {

namespace {

constexpr int placeRole = Qt::UserRole, foundRole = Qt::UserRole + 1;
constexpr int nameWidth = 140, rowHeight = 28, margin = 8, listWidth = 480;

/// The name, and beside it in a quiet colour where it is or that it is nowhere.
class DataSetDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto& tokens = Theme::current().tokens();
        const bool chosen = option.state & QStyle::State_Selected;
        const auto quiet = chosen ? tokens.accentText : tokens.quietText;
        painter->fillRect(option.rect, chosen ? tokens.accent : tokens.raised);
        const auto area = option.rect.adjusted(margin, 0, -margin, 0);
        painter->setPen(chosen ? tokens.accentText : index.data(foundRole).toBool() ? tokens.text : tokens.quietText);
        painter->drawText(area, Qt::AlignVCenter, index.data(Qt::DisplayRole).toString());
        painter->setPen(quiet);
        const auto right = area.adjusted(nameWidth, 0, 0, 0);
        painter->drawText(right, Qt::AlignVCenter,
                          option.fontMetrics.elidedText(index.data(placeRole).toString(), Qt::ElideMiddle, right.width()));
    }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {listWidth, rowHeight}; }
};

} // namespace

DataSetPicker::DataSetPicker(const std::vector<KnownDataSet>& dataSets)
    : m_dataSets(dataSets)
    , m_box(new QComboBox)
{
    std::ranges::stable_partition(m_dataSets, [](const KnownDataSet& dataSet) { return !dataSet.place.empty(); });
    m_box->setEditable(true);
    m_box->setInsertPolicy(QComboBox::NoInsert);
    m_box->setItemDelegate(new DataSetDelegate(m_box));
    m_box->view()->setMinimumWidth(listWidth);
    m_box->setFixedWidth(184);
    keepFromWheel(m_box);
    for (const auto& dataSet : m_dataSets)
        addDataSet(dataSet);
    m_box->setCurrentIndex(-1);
    m_box->lineEdit()->setPlaceholderText(tr("choose a data set"));
    connect(m_box, &QComboBox::editTextChanged, this, &FieldEditor::edited);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_box);
    row->addWidget(browseButton());
}

void DataSetPicker::addDataSet(const KnownDataSet& dataSet)
{
    const bool found = !dataSet.place.empty();
    const auto place = found ? QString::fromStdString(dataSet.place) : tr("not found");
    const auto advice = found ? place : tr("Not found: %1").arg(QString::fromStdString(dataSet.howToGet));
    m_box->addItem(QString::fromStdString(dataSet.name));
    const int row = m_box->count() - 1;
    m_box->setItemData(row, place, placeRole);
    m_box->setItemData(row, found, foundRole);
    m_box->setItemData(row, advice, Qt::ToolTipRole);
    m_box->setItemData(row, m_box->itemText(row) + ", " + advice, Qt::AccessibleTextRole);
}

QWidget* DataSetPicker::browseButton()
{
    auto* button = new QPushButton(tr("Browse"));
    button->setFixedWidth(96);
    button->setAccessibleName(tr("Browse for a folder or a file of images"));
    auto* menu = new QMenu(button);
    menu->addAction(tr("A folder with one folder a class"), this, [this] { choose(QFileDialog::getExistingDirectory(this, tr("Folder of images"))); });
    menu->addAction(tr("A file: tar, IDX, NPZ, NPY or a picture of tiles"), this,
                    [this] { choose(QFileDialog::getOpenFileName(this, tr("File of images"))); });
    button->setMenu(menu);
    return button;
}

void DataSetPicker::choose(const QString& path)
{
    if (!path.isEmpty())
        m_box->setEditText(path);
}

std::optional<Json> DataSetPicker::value() const
{
    const auto text = m_box->currentText().trimmed();
    if (text.isEmpty())
        return std::nullopt;
    return Json(text.toStdString());
}

void DataSetPicker::setValue(const Json& value)
{
    const QSignalBlocker blocker(m_box);
    m_box->setEditText(textOfValue(value));
}

const KnownDataSet* DataSetPicker::chosen() const
{
    const auto found = std::ranges::find(m_dataSets, m_box->currentText().trimmed().toStdString(), &KnownDataSet::name);
    return found == m_dataSets.end() ? nullptr : &*found;
}

QString DataSetPicker::note() const
{
    const auto* dataSet = chosen();
    if (!dataSet)
        return {};
    return needsAttention() ? tr("Not found on this machine: %1").arg(QString::fromStdString(dataSet->howToGet))
                            : isolated(QString::fromStdString(dataSet->place));
}

bool DataSetPicker::needsAttention() const
{
    const auto* dataSet = chosen();
    return dataSet && dataSet->place.empty();
}

} // namespace transect

#include <c10/util/accumulate.h>
#include <torch/nn/module.h>
#include <torch/types.h>

#include "models/networks.h"

#include <QtTest>

#include "models/outline.h"
#include "record/error_of.h"

using namespace transect;
using namespace transect::testing;

class TestOutline : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Counted without making them: torchvision's and timm's published numbers.
    void countsAreTheOriginals_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<qint64>("parameters");
        QTest::addColumn<qint64>("withoutHead");
        QTest::addColumn<qsizetype>("entries");
        QTest::newRow("ResNet-50") << "resnet50" << qint64(25'557'032) << qint64(23'508'032) << qsizetype(320);
        QTest::newRow("ViT-B/16, timm") << "vit_base" << qint64(86'567'656) << qint64(85'798'656) << qsizetype(152);
        QTest::newRow("ViT-B/16, torchvision") << "vit_b" << qint64(86'567'656) << qint64(85'798'656) << qsizetype(152);
        QTest::newRow("ViT-S/16, timm") << "vit_small" << qint64(22'050'664) << qint64(21'665'664) << qsizetype(152);
        QTest::newRow("EfficientNet-B0") << "efficientnet_b0" << qint64(5'288'548) << qint64(4'007'548) << qsizetype(360);
        QTest::newRow("MobileNetV3-Large") << "mobilenet_v3_large" << qint64(5'483'032) << qint64(2'971'952) << qsizetype(312);
    }

    void countsAreTheOriginals()
    {
        QFETCH(QString, name);
        QFETCH(qint64, parameters);
        QFETCH(qint64, withoutHead);
        QFETCH(qsizetype, entries);
        const NetworkOutline outline(completeModel({{"name", name.toStdString()}}), 3);
        const auto shapes = outline.shapes(1000);
        std::int64_t all = 0, head = 0;
        for (const auto& [entry, shape] : shapes) {
            if (entry.find("running_") != std::string::npos || entry.ends_with("num_batches_tracked"))
                continue;
            const auto count = c10::multiply_integers(shape);
            all += count;
            head += entry.starts_with(outline.headPrefix()) ? count : 0;
        }
        QCOMPARE(all, parameters);
        QCOMPARE(all - head, withoutHead);
        QCOMPARE(qsizetype(shapes.size()), entries);
    }

    /// The outline of a wider network is the network.
    void isWhatIsMade_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto& schema : modelSchemas())
            QTest::newRow(schema.name.c_str()) << QString::fromStdString(schema.name);
    }

    void isWhatIsMade()
    {
        QFETCH(QString, name);
        auto model = narrow(name.toStdString());
        model["width"] = name == "efficientnet_b0" ? 48 : 32;
        const auto made = network(model, 2, 5);
        const NetworkOutline outline(completeModel(model), 2);
        std::map<std::string, NetworkOutline::Shape> shapes;
        for (const auto& [entry, tensor] : stateOf(*made))
            shapes[entry] = tensor.sizes().vec();
        QVERIFY(outline.shapes(5) == shapes);
        QCOMPARE(outline.headPrefix(), made->headPrefix());
        QVERIFY(outline.classWeight().starts_with(made->headPrefix()));
        QCOMPARE(shapes.at(outline.classWeight()).front(), std::int64_t(5));
        double elements = 0;
        for (const auto& [entry, tensor] : stateOf(*made))
            elements += double(tensor.numel());
        QCOMPARE(outline.elements(5), elements);
    }

    /// No network of the width that is claimed is made.
    void aWideOneTakesNoMemory()
    {
        const NetworkOutline outline(completeModel({{"name", "resnet152"}, {"width", 1024}}), 3);
        QVERIFY(outline.elements(1000) > 1e10);
        QCOMPARE(errorOf([] { NetworkOutline(completeModel({{"name", "efficientnet_b0"}, {"width", 24}}), 3); }).code, "bad-field");
    }
};

QTEST_GUILESS_MAIN(TestOutline)
#include "tst_outline.moc"

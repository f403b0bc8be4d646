// Makes the RNTuples beside this file with ROOT, and says in JSON what ROOT reads in them.
//
//   root -b -q -l make.C        ROOT 6.40; writes into the present folder
//
// In the JSON a column is the list of its entries, elements of lists and arrays are lists, integers
// and truth values are decimal, reals the hexadecimal digits of the double of the same value.

#include <ROOT/RNTupleModel.hxx>
#include <ROOT/RNTupleReader.hxx>
#include <ROOT/RNTupleWriter.hxx>
#include <ROOT/RVec.hxx>
#include <TFile.h>

#include <array>
#include <atomic>
#include <bitset>
#include <cstring>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <variant>

using ROOT::RField;
using ROOT::RFieldBase;
using ROOT::RNTupleModel;
using ROOT::RNTupleReader;
using ROOT::RNTupleWriteOptions;
using ROOT::RNTupleWriter;
using Type = ROOT::ENTupleColumnType;

enum class Colour : std::int16_t { red = 0, green = 7, blue = -3 };

struct Vertex {
  std::int32_t run = 0;
  double z = 0;
};

struct Track : Vertex {
  float pt = 0;
  std::vector<float> hits;
  std::string label;
  std::array<std::int16_t, 3> tags{};
};

struct Event {
  Track leading;
  std::vector<Track> tracks;
  std::uint8_t flags = 0;
};

struct Muon {
  float pt;
  std::int32_t charge;
};

// --- JSON ---

std::string inQuotes(const std::string& text) { return "\"" + text + "\""; }

std::string json(double value) {
  std::uint64_t bits;
  std::memcpy(&bits, &value, 8);
  char text[17];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(bits));
  return inQuotes(text);
}
std::string json(float value) { return json(static_cast<double>(value)); }
std::string json(const std::string& value) { return inQuotes(value); }
std::string json(std::byte value) { return inQuotes(std::to_string(static_cast<int>(value))); }
std::string json(Colour value) { return inQuotes(std::to_string(static_cast<int>(value))); }
template <class T>
std::enable_if_t<std::is_integral_v<T>, std::string> json(T value) {
  return inQuotes(std::to_string(value));
}
template <class T>
std::enable_if_t<!std::is_arithmetic_v<T> && !std::is_enum_v<T>, std::string> json(const T& all) {
  std::string result;
  for (const auto& element : all)
    result += (result.empty() ? "" : ", ") + json(static_cast<typename T::value_type>(element));
  return "[" + result + "]";
}
template <class T>
std::string json(const std::atomic<T>& value) { return json(value.load()); }
template <class T>
std::string json(const std::optional<T>& value) {
  return value ? "[" + json(*value) + "]" : "[]";
}
template <class T>
std::string json(const std::unique_ptr<T>& value) {
  return value ? "[" + json(*value) + "]" : "[]";
}
template <std::size_t N>
std::string json(const std::bitset<N>& bits) {
  std::vector<int> values;
  for (std::size_t i = 0; i < N; ++i) values.push_back(bits[i]);
  return json(values);
}

struct Columns {
  RNTupleReader& reader;
  std::string text = "";

  void add(const std::string& name, const std::vector<std::string>& entries) {
    text += (text.empty() ? "" : ",\n") + inQuotes(name) + ": [";
    for (std::size_t i = 0; i < entries.size(); ++i) text += (i ? ", " : "") + entries[i];
    text += "]";
  }

  // A part of every entry of a field; how it is found in the entry is a function.
  template <class T, class Part>
  void part(const std::string& name, const std::string& field, Part of) {
    auto view = reader.GetView<T>(field);
    std::vector<std::string> entries;
    for (auto entry : reader) entries.push_back(json(of(view(entry))));
    add(name, entries);
  }

  template <class T>
  void field(const std::string& name) {
    auto view = reader.GetView<T>(name);
    std::vector<std::string> entries;
    for (auto entry : reader) entries.push_back(json(view(entry)));
    add(name, entries);
  }

  void write(const std::string& file) const { std::ofstream(file) << "{\n" << text << "\n}\n"; }
};

// --- Making ---

std::uint64_t state = 1;

// Whole numbers below a limit, always the same.
std::uint64_t draw(std::uint64_t limit) {
  state = state * 6364136223846793005u + 1442695040888963407u;
  return (state >> 33) % limit;
}

RNTupleWriteOptions options(int compression) {
  RNTupleWriteOptions result;
  result.SetCompression(compression);
  return result;
}

std::vector<float> hits() {
  std::vector<float> result(draw(4));
  for (auto& hit : result) hit = 0.25f * draw(100) - 8;
  return result;
}

void fill(Track& track, int i) {
  track.run = 1000 - 77 * i;
  track.z = 0.1 * i - 1;
  track.pt = 1.5f * draw(50);
  track.hits = hits();
  track.label = std::string(draw(5), 'a' + i % 26) + (i % 7 == 0 ? "é" : "");
  for (auto& tag : track.tags) tag = static_cast<std::int16_t>(draw(60000)) - 30000;
}

template <class T>
std::unique_ptr<RField<T>> real(const std::string& name) {
  return std::make_unique<RField<T>>(name);
}

template <class T>
T extreme(int i) {
  using limits = std::numeric_limits<T>;
  return i % 5 == 0 ? limits::max() : i % 5 == 1 ? limits::min() : static_cast<T>(3 * i - 40);
}

void makeTypes(const std::string& file, int compression) {
  state = 1;
  auto model = RNTupleModel::Create();
  model->SetDescription("every type");
  auto flag = model->MakeField<bool>("flag", "whether it is");
  auto character = model->MakeField<char>("character");
  auto byte = model->MakeField<std::byte>("byte");
  auto i8 = model->MakeField<std::int8_t>("i8");
  auto u8 = model->MakeField<std::uint8_t>("u8");
  auto i16 = model->MakeField<std::int16_t>("i16");
  auto u16 = model->MakeField<std::uint16_t>("u16");
  auto i32 = model->MakeField<std::int32_t>("i32");
  auto u32 = model->MakeField<std::uint32_t>("u32");
  auto i64 = model->MakeField<std::int64_t>("i64");
  auto u64 = model->MakeField<std::uint64_t>("u64");
  auto f32 = model->MakeField<float>("f32");
  auto f64 = model->MakeField<double>("f64");
  model->AddField(RFieldBase::Create("packed", "Double32_t").Unwrap());
  auto text = model->MakeField<std::string>("text");
  auto floats = model->MakeField<std::vector<float>>("floats");
  auto bools = model->MakeField<std::vector<bool>>("bools");
  auto texts = model->MakeField<std::vector<std::string>>("texts");
  auto nested = model->MakeField<std::vector<std::vector<std::int32_t>>>("nested");
  auto rvec = model->MakeField<ROOT::RVec<double>>("rvec");
  auto three = model->MakeField<std::array<float, 3>>("three");
  auto matrix = model->MakeField<std::array<std::array<std::int64_t, 2>, 3>>("matrix");
  auto lists = model->MakeField<std::array<std::vector<std::uint16_t>, 2>>("lists");
  auto pairs = model->MakeField<std::vector<std::array<double, 2>>>("pairs");
  auto event = model->MakeField<Event>("event");
  auto tracks = model->MakeField<std::vector<Track>>("tracks");
  auto bits = model->MakeField<std::bitset<11>>("bits");
  auto maybe = model->MakeField<std::optional<float>>("maybe");
  auto owned = model->MakeField<std::unique_ptr<std::string>>("owned");
  auto set = model->MakeField<std::set<std::int32_t>>("set");
  auto map = model->MakeField<std::map<std::string, float>>("map");
  auto pair = model->MakeField<std::pair<std::int32_t, std::string>>("pair");
  auto tuple = model->MakeField<std::tuple<float, bool>>("tuple");
  auto colour = model->MakeField<Colour>("colour");
  auto colours = model->MakeField<std::vector<Colour>>("colours");
  auto atomic = model->MakeField<std::atomic<std::int32_t>>("atomic");
  model->AddField(std::make_unique<ROOT::RStreamerField>("streamed", "TNamed"));
  auto variant = model->MakeField<std::variant<float, std::string>>("variant");
  // Projections.
  auto mapTo = [&](std::unique_ptr<RFieldBase> field, std::map<std::string, std::string> sources) {
    model->AddProjectedField(std::move(field), [sources](const std::string& name) {
      return sources.at(name);
    });
  };
  mapTo(RFieldBase::Create("again", "float").Unwrap(), {{"again", "f32"}});
  mapTo(RFieldBase::Create("track_pt", "std::vector<float>").Unwrap(),
        {{"track_pt", "tracks"}, {"track_pt._0", "tracks._0.pt"}});
  mapTo(RFieldBase::Create("track_count", "ROOT::RNTupleCardinality<std::uint32_t>").Unwrap(),
        {{"track_count", "tracks"}});
  mapTo(RFieldBase::Create("float_count", "ROOT::RNTupleCardinality<std::uint64_t>").Unwrap(),
        {{"float_count", "floats"}});

  auto packed = model->GetDefaultEntry().GetPtr<double>("packed");
  TFile output(file.c_str(), "RECREATE", "", compression);
  auto writer = RNTupleWriter::Append(std::move(model), "types", output, options(compression));
  for (int i = 0; i < 40; ++i) {
    *flag = draw(3) == 0;
    *character = 'A' + i;
    *byte = static_cast<std::byte>(255 - i);
    *i8 = extreme<std::int8_t>(i);
    *u8 = extreme<std::uint8_t>(i);
    *i16 = extreme<std::int16_t>(i);
    *u16 = extreme<std::uint16_t>(i);
    *i32 = extreme<std::int32_t>(i);
    *u32 = extreme<std::uint32_t>(i);
    *i64 = extreme<std::int64_t>(i);
    *u64 = extreme<std::uint64_t>(i);
    *f32 = i == 9 ? INFINITY : 0.3f * i;
    *f64 = i == 8 ? -INFINITY : std::sqrt(static_cast<double>(i)) - 4;
    *packed = 0.7 * i;
    *text = std::string(i % 4 * 3, 'a' + i % 26);
    *floats = hits();
    bools->assign(draw(6), i % 2);
    texts->clear();
    for (auto n = draw(3); n > 0; --n) texts->push_back(std::string(n, '0' + i % 10));
    nested->assign(draw(4), {});
    for (auto& list : *nested) list.assign(draw(3), -i);
    rvec->clear();
    for (auto n = draw(4); n > 0; --n) rvec->push_back(1.0 / n);
    *three = {1.f * i, -2.f * i, 0.5f};
    for (int row = 0; row < 3; ++row) (*matrix)[row] = {row + 10 * i, -row};
    for (auto& list : *lists) list.assign(draw(3), 7 * i);
    pairs->assign(draw(3), {0.5 * i, -0.5});
    fill(event->leading, i);
    event->tracks.resize(draw(3));
    for (auto& track : event->tracks) fill(track, i);
    event->flags = i;
    tracks->resize(draw(4));
    for (auto& track : *tracks) fill(track, i);
    *bits = std::bitset<11>(draw(2048));
    *maybe = i % 3 ? std::optional<float>(2.5f * i) : std::nullopt;
    *owned = i % 4 ? std::make_unique<std::string>(i % 5, 'x') : nullptr;
    set->clear();
    for (auto n = draw(4); n > 0; --n) set->insert(5 - 3 * static_cast<int>(n));
    map->clear();
    for (auto n = draw(3); n > 0; --n) (*map)[std::string(n, 'k')] = 1.25f * i;
    *pair = {-i, std::to_string(i)};
    *tuple = {0.125f * i, i % 2 == 0};
    *colour = i % 2 ? Colour::green : Colour::blue;
    colours->assign(draw(3), Colour::green);
    *atomic = 12345 - i;
    if (i % 2) *variant = 0.5f * i; else *variant = std::string("v");
    writer->Fill();
    if (i == 17 || i == 18) writer->CommitCluster();
  }
}

// The members of all tracks that a function finds in an entry.
template <class T, class Find>
void members(Columns& out, const std::string& name, const std::string& field, Find find) {
  auto member = [&](const std::string& member, auto of) {
    out.part<T>(name + "." + member, field, [=](const T& entry) {
      std::vector<std::decay_t<decltype(of(Track()))>> values;
      for (auto& track : find(entry)) values.push_back(of(track));
      return values;
    });
  };
  member("run", [](const Track& t) { return t.run; });
  member("z", [](const Track& t) { return t.z; });
  member("pt", [](const Track& t) { return t.pt; });
  member("hits", [](const Track& t) { return t.hits; });
  member("label", [](const Track& t) { return t.label; });
  member("tags", [](const Track& t) { return t.tags; });
}

std::string typesJSON(const std::string& file) {
  auto reader = RNTupleReader::Open("types", file);
  Columns out{*reader};
  out.field<bool>("flag");
  out.field<char>("character");
  out.field<std::byte>("byte");
  out.field<std::int8_t>("i8");
  out.field<std::uint8_t>("u8");
  out.field<std::int16_t>("i16");
  out.field<std::uint16_t>("u16");
  out.field<std::int32_t>("i32");
  out.field<std::uint32_t>("u32");
  out.field<std::int64_t>("i64");
  out.field<std::uint64_t>("u64");
  out.field<float>("f32");
  out.field<double>("f64");
  out.field<double>("packed");
  out.field<std::string>("text");
  out.field<std::vector<float>>("floats");
  out.field<std::vector<bool>>("bools");
  out.field<std::vector<std::string>>("texts");
  out.field<std::vector<std::vector<std::int32_t>>>("nested");
  out.field<ROOT::RVec<double>>("rvec");
  out.field<std::array<float, 3>>("three");
  out.field<std::array<std::array<std::int64_t, 2>, 3>>("matrix");
  out.field<std::array<std::vector<std::uint16_t>, 2>>("lists");
  out.field<std::vector<std::array<double, 2>>>("pairs");
  out.part<Event>("event.leading.run", "event", [](auto& e) { return e.leading.run; });
  out.part<Event>("event.leading.z", "event", [](auto& e) { return e.leading.z; });
  out.part<Event>("event.leading.pt", "event", [](auto& e) { return e.leading.pt; });
  out.part<Event>("event.leading.hits", "event", [](auto& e) { return e.leading.hits; });
  out.part<Event>("event.leading.label", "event", [](auto& e) { return e.leading.label; });
  out.part<Event>("event.leading.tags", "event", [](auto& e) { return e.leading.tags; });
  members<Event>(out, "event.tracks", "event", [](const Event& event) { return event.tracks; });
  out.part<Event>("event.flags", "event", [](auto& e) { return e.flags; });
  using Tracks = std::vector<Track>;
  members<Tracks>(out, "tracks", "tracks", [](const Tracks& tracks) { return tracks; });
  out.field<std::bitset<11>>("bits");
  out.field<std::optional<float>>("maybe");
  out.field<std::unique_ptr<std::string>>("owned");
  out.field<std::set<std::int32_t>>("set");
  using Map = std::map<std::string, float>;
  out.part<Map>("map._0", "map", [](const Map& map) {
    std::vector<std::string> keys;
    for (auto& item : map) keys.push_back(item.first);
    return keys;
  });
  out.part<Map>("map._1", "map", [](const Map& map) {
    std::vector<float> values;
    for (auto& item : map) values.push_back(item.second);
    return values;
  });
  using Pair = std::pair<std::int32_t, std::string>;
  out.part<Pair>("pair._0", "pair", [](const Pair& pair) { return pair.first; });
  out.part<Pair>("pair._1", "pair", [](const Pair& pair) { return pair.second; });
  using Tuple = std::tuple<float, bool>;
  out.part<Tuple>("tuple._0", "tuple", [](const Tuple& tuple) { return std::get<0>(tuple); });
  out.part<Tuple>("tuple._1", "tuple", [](const Tuple& tuple) { return std::get<1>(tuple); });
  out.field<Colour>("colour");
  out.field<std::vector<Colour>>("colours");
  out.field<std::atomic<std::int32_t>>("atomic");
  out.field<float>("again");
  out.field<std::vector<float>>("track_pt");
  auto size = [](auto& all) { return all.size(); };
  out.part<Tracks>("track_count", "tracks", size);
  out.part<std::vector<float>>("float_count", "floats", size);
  return out.text;
}

void makeReals() {
  auto model = RNTupleModel::Create();
  std::vector<std::string> floats, doubles;
  auto add = [&](auto field, std::vector<std::string>& names) {
    names.push_back(field->GetFieldName());
    model->AddField(std::move(field));
  };
  auto half = real<float>("half");
  half->SetHalfPrecision();
  add(std::move(half), floats);
  auto half64 = real<double>("half64");
  half64->SetHalfPrecision();
  add(std::move(half64), doubles);
  for (std::size_t bits : {10, 13, 17, 24, 31}) {
    auto truncated = real<float>("truncated" + std::to_string(bits));
    truncated->SetTruncated(bits);
    add(std::move(truncated), floats);
  }
  auto truncated64 = real<double>("truncated64");
  truncated64->SetTruncated(19);
  add(std::move(truncated64), doubles);
  for (std::size_t bits : {1, 3, 8, 11, 20, 32}) {
    auto quantised = real<float>("quantised" + std::to_string(bits));
    quantised->SetQuantized(bits, {-3.f, 1000.f});
    add(std::move(quantised), floats);
    auto quantised64 = real<double>("quantised64x" + std::to_string(bits));
    quantised64->SetQuantized(bits, {-3.1, 1000.7});
    add(std::move(quantised64), doubles);
  }
  // Here the rounded number of steps leads beyond the largest value, which is not exceeded.
  auto clamped = real<double>("clamped");
  clamped->SetQuantized(11, {-1.1, 3.3});
  add(std::move(clamped), doubles);
  auto narrow = real<double>("narrow");
  narrow->SetColumnRepresentatives({{Type::kReal32}});
  add(std::move(narrow), doubles);
  auto writer = RNTupleWriter::Recreate(std::move(model), "reals", "reals.root", options(404));
  auto entry = writer->CreateEntry();
  for (int i = 0; i < 45; ++i) {
    double value = i == 0 ? -3 : i == 1 ? 1000 : 0.37 * i * i - 2.9;
    for (auto& name : floats) *entry->GetPtr<float>(name) = value;
    for (auto& name : doubles) *entry->GetPtr<double>(name) = i == 1 ? 1000.7 : value;
    *entry->GetPtr<double>("clamped") = i == 1 ? 3.3 : 0.07 * i;
    // Half-precision numbers that are not normal, and none at all.
    float special[] = {1e-7f, -3e-6f, INFINITY, 70000.f, -0.f, 65504.f};
    if (i < 6) {
      *entry->GetPtr<float>("half") = special[i];
      *entry->GetPtr<double>("half64") = i == 3 ? 7.0 : special[i];
    }
    writer->Fill(*entry);
    if (i == 20 || i == 21) writer->CommitCluster(i == 20);
  }
  writer.reset();
  auto reader = RNTupleReader::Open("reals", "reals.root");
  Columns out{*reader};
  for (auto& name : floats) out.field<float>(name);
  for (auto& name : doubles) out.field<double>(name);
  out.write("reals.json");
}

// Fields that are added when there are entries already, in a directory of the file.
void makeExtended() {
  TFile file("extended.root", "RECREATE");
  auto directory = file.mkdir("deep")->mkdir("inside");
  auto model = RNTupleModel::Create();
  auto number = model->MakeField<std::int32_t>("number");
  auto writer = RNTupleWriter::Append(std::move(model), "events", *directory, options(0));
  for (int i = 0; i < 30; ++i) {
    if (i == 15) {
      auto updater = writer->CreateModelUpdater();
      updater->BeginUpdate();
      updater->AddField(std::make_unique<RField<float>>("late"));
      updater->AddField(std::make_unique<RField<bool>>("lateFlag"));
      updater->AddField(std::make_unique<RField<std::string>>("lateText"));
      updater->AddField(std::make_unique<RField<std::vector<double>>>("lateList"));
      updater->AddField(std::make_unique<RField<std::array<float, 3>>>("lateArray"));
      updater->AddField(
          std::make_unique<RField<std::array<std::vector<std::int16_t>, 2>>>("lateLists"));
      updater->AddField(std::make_unique<RField<Track>>("lateTrack"));
      updater->CommitUpdate();
    }
    *number = i;
    if (i >= 15) {
      auto& entry = writer->GetModel().GetDefaultEntry();
      *entry.GetPtr<float>("late") = 0.5f * i;
      *entry.GetPtr<bool>("lateFlag") = true;
      *entry.GetPtr<std::string>("lateText") = std::to_string(i);
      entry.GetPtr<std::vector<double>>("lateList")->assign(i % 3, 0.25 * i);
      entry.GetPtr<std::array<float, 3>>("lateArray")->fill(i);
      auto& lists = *entry.GetPtr<std::array<std::vector<std::int16_t>, 2>>("lateLists");
      lists[0].assign(i % 2, i);
      lists[1].assign(i % 4, -i);
      fill(*entry.GetPtr<Track>("lateTrack"), i);
    }
    writer->Fill();
    if (i == 9 || i == 21) writer->CommitCluster();
  }
  writer.reset();
  file.Close();
  auto input = std::unique_ptr<TFile>(TFile::Open("extended.root"));
  auto anchor = input->Get<ROOT::RNTuple>("deep/inside/events");
  auto reader = RNTupleReader::Open(*anchor);
  Columns out{*reader};
  out.field<std::int32_t>("number");
  out.field<float>("late");
  out.field<bool>("lateFlag");
  out.field<std::string>("lateText");
  out.field<std::vector<double>>("lateList");
  out.field<std::array<float, 3>>("lateArray");
  out.field<std::array<std::vector<std::int16_t>, 2>>("lateLists");
  out.part<Track>("lateTrack.run", "lateTrack", [](const Track& t) { return t.run; });
  out.part<Track>("lateTrack.z", "lateTrack", [](const Track& t) { return t.z; });
  out.part<Track>("lateTrack.pt", "lateTrack", [](const Track& t) { return t.pt; });
  out.part<Track>("lateTrack.hits", "lateTrack", [](const Track& t) { return t.hits; });
  out.part<Track>("lateTrack.label", "lateTrack", [](const Track& t) { return t.label; });
  out.part<Track>("lateTrack.tags", "lateTrack", [](const Track& t) { return t.tags; });
  out.write("extended.json");
}

// Other columns from cluster to cluster, as when files of other writers are merged.
void makeRepresentations() {
  auto model = RNTupleModel::Create();
  auto add = [&](const std::string& name, const std::string& type,
                 RFieldBase::ColumnRepresentation_t first, RFieldBase::ColumnRepresentation_t second) {
    auto field = RFieldBase::Create(name, type).Unwrap();
    field->SetColumnRepresentatives({first, second});
    model->AddField(std::move(field));
  };
  add("real", "float", {Type::kReal32}, {Type::kReal16});
  add("number", "std::int32_t", {Type::kSplitInt32}, {Type::kInt32});
  add("text", "std::string", {Type::kIndex32, Type::kChar}, {Type::kSplitIndex64, Type::kChar});
  add("list", "std::vector<float>", {Type::kSplitIndex32}, {Type::kIndex64});
  auto writer =
      RNTupleWriter::Recreate(std::move(model), "other", "representations.root", options(101));
  auto entry = writer->CreateEntry();
  for (int i = 0; i < 24; ++i) {
    if (i == 8 || i == 16) {
      writer->CommitCluster();
      for (auto name : {"real", "number", "text", "list"})
        ROOT::Internal::RFieldRepresentationModifier::SetPrimaryColumnRepresentation(
            const_cast<RFieldBase&>(writer->GetModel().GetConstField(name)), i == 8);
    }
    *entry->GetPtr<float>("real") = 0.3f * i;
    *entry->GetPtr<std::int32_t>("number") = 5 - i;
    *entry->GetPtr<std::string>("text") = std::string(i % 5, 'a' + i);
    entry->GetPtr<std::vector<float>>("list")->assign(i % 3, i);
    writer->Fill(*entry);
  }
  writer.reset();
  auto reader = RNTupleReader::Open("other", "representations.root");
  Columns out{*reader};
  out.field<float>("real");
  out.field<std::int32_t>("number");
  out.field<std::string>("text");
  out.field<std::vector<float>>("list");
  out.write("representations.json");
}

// Pages and descriptions that are too long for one key, the limit being small (one page of 1024
// bytes needs a key more for the places of the others); pages without checksums, and members that belong to no class.
void makeChunks() {
  auto model = RNTupleModel::Create();
  auto number = model->MakeField<std::uint64_t>("number");
  auto text = model->MakeField<std::string>("text");
  std::vector<std::unique_ptr<RFieldBase>> members;
  members.push_back(std::make_unique<RField<float>>("pt"));
  members.push_back(std::make_unique<RField<std::int32_t>>("charge"));
  model->AddField(ROOT::RVectorField::CreateUntyped(
      "Muon", std::make_unique<ROOT::RRecordField>("_0", std::move(members))));
  auto settings = options(0);
  settings.SetEnablePageChecksums(false);
  ROOT::Internal::RNTupleWriteOptionsManip::SetMaxKeySize(settings, 256);
  auto writer = RNTupleWriter::Recreate(std::move(model), "chunks", "chunks.root", settings);
  auto muons = static_cast<std::vector<Muon>*>(
      writer->GetModel().GetDefaultEntry().GetPtr<void>("Muon").get());
  for (int i = 0; i < 128; ++i) {
    *number = 1u << i % 31;
    *text = std::string(i % 20, 'a' + i % 26);
    muons->assign(i % 3, {0.5f * i, i % 2 * 2 - 1});
    writer->Fill();
  }
  writer.reset();
  auto reader = RNTupleReader::Open("chunks", "chunks.root");
  Columns out{*reader};
  out.field<std::uint64_t>("number");
  out.field<std::string>("text");
  auto pt = reader->GetView<float>("Muon._0.pt");
  auto charge = reader->GetView<std::int32_t>("Muon._0.charge");
  auto collection = reader->GetCollectionView("Muon");
  std::vector<std::string> pts, charges;
  for (auto entry : *reader) {
    std::vector<float> values;
    std::vector<std::int32_t> signs;
    for (auto i : collection.GetCollectionRange(entry)) {
      values.push_back(pt(i));
      signs.push_back(charge(i));
    }
    pts.push_back(json(values));
    charges.push_back(json(signs));
  }
  out.add("Muon.pt", pts);
  out.add("Muon.charge", charges);
  out.write("chunks.json");
}

void make() {
  std::string expected;
  for (auto [name, compression] : std::map<std::string, int>{
           {"none", 0}, {"zlib", 101}, {"lzma", 207}, {"lz4", 404}, {"zstd", 505}}) {
    auto file = "types-" + name + ".root";
    makeTypes(file, compression);
    auto text = typesJSON(file);
    if (!expected.empty() && text != expected) throw std::runtime_error(file + " differs");
    expected = text;
  }
  std::ofstream("types.json") << "{\n" << expected << "\n}\n";
  makeReals();
  makeExtended();
  makeRepresentations();
  makeChunks();
}

// Draws every component in its states into one PNG, to be looked at:
//   component_sheet FILE.png [light|contrast] [TEXT PERCENT] [controls|tiles|messages|modal]
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "pos/app/window.hpp"
#include "pos/ui/chart.hpp"
#include "pos/ui/drawings.hpp"
#include "pos/ui/keyboard.hpp"
#include "pos/ui/keypad.hpp"
#include "pos/ui/list.hpp"
#include "pos/ui/messages.hpp"
#include "pos/ui/tiles.hpp"

namespace {

using namespace ecot::ui;

void caption(Ui& ui, Rect& column, std::string_view words) {
    ui.text(column.cut_top(ui.px(14), ui.px(11)), words, {TextRole::CapStrong, ui.theme().ink2});
}

void button_rows(Ui& ui, Rect& column) {
    struct Kind {
        std::string_view label;
        Icon icon;
        ButtonVariant variant;
    };
    const std::vector<Kind> kinds{{"Payer", Icon::Forward, ButtonVariant::Primary},
                                  {"Reporter", Icon::Calendar, ButtonVariant::Secondary},
                                  {"Ajouter", Icon::Add, ButtonVariant::Tonal},
                                  {"Masquer", Icon::EyeOff, ButtonVariant::Collectif},
                                  {"Effacer", Icon::Delete, ButtonVariant::Danger}};
    for (int state = 0; state < 4; ++state) {
        const Rect line = column.cut_top(ui.px(64), 12);
        for (int index = 0; index < 5; ++index) {
            const Kind& kind = kinds[static_cast<std::size_t>(index)];
            ButtonStyle style{.variant = kind.variant, .icon = kind.icon, .pressed = state == 1};
            const Rect box = line.column({index, 5, 14});
            style.selected = state == 2 && index == 1;
            style.disabled_because = state == 3 ? "Rien à payer" : "";
            ui.button(box, kind.label, style);
            if (state == 2 && index != 1) {
                ui.focus_ring(box, 12);
            }
        }
    }
}

void small_controls(Ui& ui, Rect& column) {
    Rect line = column.cut_top(ui.px(64), 14);
    static const std::string typed = "riz";
    std::string value = typed;
    (void)ui.field(line.cut_left(std::min(300.0F, line.width * 0.36F), 14), "Chercher", value,
                   {.icon = Icon::Search, .takes_typing = true});
    ui.stepper(line.cut_left(ui.px(200), 10), "3", {"Moins", "Plus"});
    for (const CheckMark mark : {CheckMark::Empty, CheckMark::Ticked, CheckMark::Attention}) {
        ui.check(line.cut_left(ui.px(54)),
                 mark == CheckMark::Empty    ? "vide"
                 : mark == CheckMark::Ticked ? "oui"
                                             : "voir",
                 mark);
    }
    ui.chip({line.x + 8, line.y + ui.px(14)}, Icon::CheckCircle, "À jour", Tone::Primary);
    ui.chip({line.x + 8, line.bottom() - ui.px(14)}, Icon::Euro, "À solder", Tone::Warn);
}

void charts(Ui& ui, Rect line) {
    const Theme& theme = ui.theme();
    Rect gauges = line.cut_left(line.width * 0.49F, 24);
    gauge(ui, gauges.cut_top(20, 18), {{0.616F, theme.collectif.fill, false}, {0.122F, theme.collectif.fill, true}},
          0.8F);
    gauge(ui, gauges.cut_top(20, 12), {{23.0F / 41, theme.primary.fill, false}});
    ui.text(gauges.cut_top(ui.line_height(TextRole::Cap)), "23 remises sur 41", {TextRole::Cap, theme.ink2});
    const Rect ring = line.cut_left(104, 34);
    donut(ui, {ring.center().x, line.y + 52}, 52, 22,
          {{0.45F, theme.series[0], false},
           {0.31F, theme.series[1], false},
           {0.18F, theme.series[2], false},
           {0.06F, theme.series[3], false}});
    bars(ui, line,
         {{0.56F, theme.primary.fill, false},
          {0.74F, theme.primary.fill, false},
          {0.65F, theme.primary.fill, false},
          {0.93F, theme.primary.fill, false},
          {0.46F, theme.primary.fill, false},
          {0.7F, theme.primary.fill, true},
          {0.84F, theme.series[1], false}});
}

void tiles_and_money(Ui& ui, Rect column) {
    Rect line = column.cut_top(ui.px(156), 12);
    const int columns = std::max(2, product_columns(ui, line.width * 0.62F));
    Rect products = line.cut_left(std::floor(line.width * 0.62F), 12);
    const std::vector<ProductTile> tiles{{.picto = picto_of("🫛"),
                                          .name = "Lentilles vertes",
                                          .price = "3,90 €",
                                          .unit = "/kg",
                                          .category = Category::Bulk,
                                          .count = "1",
                                          .weighed = true},
                                         {.picto = picto_of("🍯"),
                                          .name = "Miel de fleurs 250 g",
                                          .price = "",
                                          .category = Category::Groceries,
                                          .unavailable = "Épuisé"},
                                         {.picto = picto_of("🫒"),
                                          .name = "Huile d’olive vierge extra 75 cl",
                                          .price = "8,40 €",
                                          .category = Category::Groceries,
                                          .count = "2"}};
    for (int index = 0; index < std::min(columns, 3); ++index) {
        product_tile(ui, products.column({index, columns, 12}), tiles[static_cast<std::size_t>(index)]);
    }
    choice_tile(ui, line.column({0, 2, 12}),
                {.icon = Icon::Notes, .label = "Espèces", .detail = "7,19 €", .selected = true});
    choice_tile(ui, line.column({1, 2, 12}), {.icon = Icon::Contactless, .label = "Carte", .detail = "Terminal prêt"});
    line = column.cut_top(ui.px(88), 12);
    category_tile(ui, line.cut_left(ui.px(107), 8), {.picto = picto_of("🧺"), .name = "Favoris", .selected = true});
    category_tile(ui, line.cut_left(ui.px(107), 8),
                  {.picto = picto_of("🥕"), .name = "Légumes", .category = Category::Vegetables});
    category_tile(ui, line.cut_left(ui.px(107), 16), {.icon = Icon::ChevronRight, .name = "Suite"});
    for (const int cents : {200, 100, 50, 20, 10, 5, 2, 1}) {
        const float width = coin_width(cents, ui.px(19) / 10);
        coin(ui, {line.x + width / 2, line.center().y}, cents, ui.px(19) / 10);
        line.cut_left(width, 6);
    }
    for (const int euros : {10, 20, 50}) {
        note(ui, line.cut_left(ui.px(82), 8).centered({ui.px(82), ui.px(44)}), euros);
    }
}

void type_column(Ui& ui, Rect& column) {
    struct Line {
        TextRole role;
        std::string_view words;
        std::string_view note;
        float height;
    };
    const std::vector<Line> lines{{TextRole::AmountLarge, "17,19 €", "68 Bold, affichage", 88},
                                  {TextRole::Amount, "40,78 €", "43 Bold", 54},
                                  {TextRole::Heading, "Titre d’écran", "31 Bold", 46},
                                  {TextRole::Title, "Titre de carte", "24 SemiBold", 36},
                                  {TextRole::Label, "Bouton et onglet", "20 SemiBold", 32},
                                  {TextRole::Strong, "Ligne importante", "18 SemiBold", 30},
                                  {TextRole::Body, "Texte courant", "18 Medium", 30},
                                  {TextRole::Cap, "Légende, détail", "16 Medium, minimum", 28}};
    for (const Line& line : lines) {
        const Rect box = column.cut_top(ui.px(line.height));
        ui.label_and_value(box, line.words, line.note, {line.role}, {TextRole::Cap, ui.theme().ink2});
    }
}

void controls_sheet(Ui& ui) {
    Rect page = ui.area();
    ui.fill(page, ui.theme().page);
    page = page.inset(20, 20);
    Rect right = page.cut_right(std::floor(page.width * 0.323F), 24);
    Rect left = page;
    caption(ui, left, "Boutons : repos, appuyé, choisi ou au clavier, inactif");
    button_rows(ui, left);
    caption(ui, left, "Champ, quantité, case, étiquettes");
    small_controls(ui, left);
    const Rect toasts = left.cut_top(ui.px(84), 14);
    toast(ui, toasts.column({0, 2, 16}),
          {.tone = Tone::Primary, .title = "Riz ajouté", .detail = "1 × 2,60 €", .action = "Annuler"});
    toast(ui, toasts.column({1, 2, 16}),
          {.tone = Tone::Danger, .title = "Balance débranchée", .detail = "Saisissez le poids.", .action = "Saisir"});
    charts(ui, left.cut_top(100, 14));

    caption(ui, right, "Typographie (Inter)");
    type_column(ui, right);
    (void)keypad(ui, right, KeypadKind::Cents, {.backspace = "Effacer un chiffre"});
}

void tiles_sheet(Ui& ui) {
    Rect page = ui.area();
    ui.fill(page, ui.theme().page);
    page = page.inset(20, 20);
    const Rect people = page.cut_top(ui.px(230), 16);
    person_tile(ui, people.column({0, 4, 14}), {"Nadia", "Bénévole", "NK", 0, true});
    person_tile(ui, people.column({1, 4, 14}), {"Jean-Marc", "Bénévole", "JM", 1, false});
    person_tile(ui, people.column({2, 4, 14}), {"Оксана", "Responsable", "ОП", 3, false});
    const Rect quarter = people.column({3, 4, 14});
    logo(ui, {quarter.x + 60, quarter.y + 60}, 100, LogoGround::Square);
    ui.fill({quarter.x + 130, quarter.y + 10, 100, 100}, ui.theme().bar);
    logo(ui, {quarter.x + 180, quarter.y + 60}, 100, LogoGround::Bar);
    tiles_and_money(ui, page);
}

void messages_sheet(Ui& ui) {
    Rect page = ui.area();
    ui.fill(page, ui.theme().page);
    const float keys = keyboard_height(ui);
    KeyboardState keyboard_state{.open = true, .capitals = false, .accents = false};
    keyboard(ui, page.cut_bottom(keys), keyboard_state, {"Espace", "Effacer", "Majuscules", "Fermer le clavier"});
    page = page.inset(16, 12);
    empty_state(ui, page.cut_left(400, 16),
                {.picto = picto_of("🧺"),
                 .title = "Le panier est vide",
                 .text = "Scannez un produit\nou touchez une catégorie."});
    ui.card(page);
    Rect card = page.inset(20);
    Scroll scroll{.offset = 120, .keep_end = false, .content = 0};
    list(ui, "lines", card, scroll, {.count = 30, .row_height = ui.px(66)}, [&](std::size_t row, Rect place) {
        ui.label_and_value(place, "Pois chiches secs " + std::to_string(row), "5,70 €", {TextRole::Strong},
                           {TextRole::Strong});
        ui.rule({place.x, place.bottom() - 1}, place.width);
    });
}

void modal_sheet(Ui& ui) {
    messages_sheet(ui);
    (void)modal(ui, {.icon = Icon::PrinterOff,
                     .tone = Tone::Warn,
                     .title = "Plus de papier",
                     .text = "Ouvrez le capot, posez un rouleau neuf, fermez. Le ticket sortira tout seul.",
                     .buttons = {{"Sans ticket"}, {"Réessayer", Icon::Sync, ButtonVariant::Primary}}});
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> words{argv + 1, argv + argc};
    if (words.empty()) {
        std::fprintf(stderr,
                     "component_sheet FILE.png [light|contrast] [TEXT PERCENT] [controls|tiles|messages|modal]\n");
        return 2;
    }
    ecot::app::WindowOptions options;
    options.visible = false;
    options.high_contrast = words.size() > 1 && words[1] == "contrast";
    options.text_percent = words.size() > 2 ? std::atoi(words[2].c_str()) : 100;
    const std::string page = words.size() > 3 ? words[3] : "controls";
    auto window = ecot::app::Window::open(options);
    if (!window) {
        std::fprintf(stderr, "%s\n", window.error().sentence.c_str());
        return 1;
    }
    const auto written = (*window)->screenshot(words[0], page == "tiles"      ? tiles_sheet
                                                         : page == "messages" ? messages_sheet
                                                         : page == "modal"    ? modal_sheet
                                                                              : controls_sheet);
    if (!written) {
        std::fprintf(stderr, "%s\n", written.error().sentence.c_str());
        return 1;
    }
    return 0;
}

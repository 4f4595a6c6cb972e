package dev.akin.eval.compare.report;

import static dev.akin.eval.chart.SvgWriter.escaped;

import dev.akin.eval.chart.SvgWriter;
import java.util.List;

/** The parts of a page, in the order in which they are added. Texts are escaped. */
final class Html {
  private final StringBuilder body = new StringBuilder();
  private String open = "";

  void title(String title, String lead) {
    body.append("<h1>").append(escaped(title)).append("</h1>\n<p class=\"lead\">");
    body.append(escaped(lead)).append("</p>\n");
  }

  void heading(String heading) {
    within("").append("<h2>").append(escaped(heading)).append("</h2>\n");
  }

  void paragraph(String text) {
    within("").append("<p>").append(escaped(text)).append("</p>\n");
  }

  /** A paragraph beside the point. */
  void note(String text) {
    within("").append("<p class=\"note\">").append(escaped(text)).append("</p>\n");
  }

  /** An item of a list, which those before and after it belong to. */
  void item(String text) {
    within("ul").append("<li>").append(escaped(text)).append("</li>\n");
  }

  /** A name with what it means, likewise. */
  void definition(String name, String text) {
    within("dl").append("<dt>").append(escaped(name)).append("</dt>");
    body.append("<dd>").append(escaped(text)).append("</dd>\n");
  }

  /** Paragraphs under a small heading. */
  void step(String heading, List<String> paragraphs) {
    within("").append("<div class=\"step\"><h3>").append(escaped(heading)).append("</h3>\n");
    paragraphs.forEach(text -> body.append("<p>").append(escaped(text)).append("</p>\n"));
    body.append("</div>\n");
  }

  /**
   * An element of SVG.
   *
   * @param svg as it is
   */
  void drawing(String svg) {
    within("").append(svg);
  }

  /**
   * A table.
   *
   * @param words how many of its first columns hold words, which begin at the left
   */
  void table(List<String> heads, List<List<String>> rows, int words) {
    within("").append("<div class=\"scroll\"><table>\n");
    row("th", heads, words);
    rows.forEach(row -> row("td", row, words));
    body.append("</table></div>\n");
  }

  private void row(String element, List<String> cells, int words) {
    body.append("<tr>");
    for (int i = 0; i < cells.size(); i++) {
      body.append('<').append(element).append(i < words ? " class=\"word\">" : ">");
      body.append(escaped(cells.get(i))).append("</").append(element).append('>');
    }
    body.append("</tr>\n");
  }

  /** Ends the list that is open and begins another, or none. */
  private StringBuilder within(String list) {
    if (!open.equals(list)) {
      body.append(open.isEmpty() ? "" : "</" + open + ">\n");
      body.append(list.isEmpty() ? "" : "<" + list + ">\n");
      open = list;
    }
    return body;
  }

  /** The whole page. */
  String page(String title) {
    within("");
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>%s</title>
    <style>
    %s</style>
    </head>
    <body>
    %s</body>
    </html>
    """
        .formatted(escaped(title), style(), body);
  }

  private static String style() {
    return """
    :root{color-scheme:light dark;%s}
    @media(prefers-color-scheme:dark){:root{%s}}
    body{background:var(--ground);color:var(--text);font:16px/1.5 system-ui,sans-serif;max-width:1120px;margin:0 auto;padding:24px}
    h1{font-size:1.7rem;margin:0}h2{font-size:1.2rem;margin:2.2em 0 .6em}
    .lead,.note,dt{color:var(--muted)}.note{font-size:.88rem}
    svg{width:100%%;height:auto;display:block;margin:1em 0;border:1px solid var(--grid);border-radius:8px}
    .step{border-left:4px solid var(--front);padding:2px 0 2px 14px;margin:1.1em 0}
    .step h3{font-size:1rem;margin:0}.step p{margin:.15em 0}
    .scroll{overflow-x:auto}table{border-collapse:collapse;font-size:.85rem;font-variant-numeric:tabular-nums}
    th,td{padding:4px 10px;border-bottom:1px solid var(--grid);text-align:right;white-space:nowrap}
    th{color:var(--muted);font-weight:600}.word{text-align:left}
    dl{display:grid;grid-template-columns:7em 1fr;gap:.35em 1em}dd{margin:0;overflow-wrap:anywhere}
    ul{padding-left:1.2em}
    """
        .formatted(SvgWriter.variables(false), SvgWriter.variables(true));
  }
}

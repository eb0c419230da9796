package dev.winnow.core.parse;

import dev.winnow.core.document.Words;
import java.util.Set;

/// The commands of LaTeX whose backslash and first letter are an escape of JSON as well: those that
/// begin with n, r and t.
///
/// Most leave no word when the first letter is taken away, so they are sure wherever they stand. Of
/// the others it depends on the place: `\ne` may be the end of a line and an Italian "e".
final class LatexCommands {

  /// The longest of them, in characters.
  static final int LENGTH_MAX = 24;

  static final Set<String> SURE =
      Words.of(
          """
          nabla natural nearrow newcommand newline newpage newtheorem ngeq ngeqslant ngtr
          nleftarrow nleftrightarrow nleq nleqslant nobreak nocite noindent nolimits nonumber
          normalfont normalsize notag notin nprec npreceq nrightarrow nshortmid nsim nsubseteq
          nsucc nsucceq nsupseteq ntriangleleft ntrianglelefteq nvdash nvDash nwarrow nVdash
          numberwithin newenvironment nRightarrow nLeftarrow nLeftrightarrow nVDash nleqq ngeqq
          nsubseteqq nsupset nsupseteqq nshortparallel
          raggedright raise raisebox rangle rbrace rbrack rceil ref renewcommand require restriction
          rfloor rgroup rho right rightarrow rightarrowtail rightharpoondown rightharpoonup
          rightleftarrows rightleftharpoons rightrightarrows rightsquigarrow rightthreetimes risingdotseq rm
          rmfamily rmoustache root rotatebox rtimes rule rVert rvert
          tableofcontents tabular tanh tbinom tensor textasciitilde textbackslash textbf textcolor
          textit textmd textnormal textrm textsc textsf textsl textstyle textsubscript textsuperscript
          texttt textup textwidth textwrap tfrac therefore theta thetasym thickapprox thicksim thickspace
          thinspace tilde times tiny title today transpose triangle triangledown triangleleft
          trianglelefteq triangleq triangleright trianglerighteq ttfamily twoheadleftarrow
          twoheadrightarrow
          """);

  private static final Set<String> DOUBTFUL =
      Words.of("ne neq neg ni not nu to top tan tau tag text");

  /// Doubtful ones that leave a word: a line may well begin with it.
  private static final Set<String> LEAVING_WORDS =
      Words.of("nexists nmid nless nparallel nsubset node");

  private LatexCommands() {}

  /// Whether a word is one of them.
  static boolean is(String word) {
    return SURE.contains(word) || DOUBTFUL.contains(word) || LEAVING_WORDS.contains(word);
  }

  /// Whether it is one wherever it stands.
  static boolean isSure(String word) {
    return SURE.contains(word);
  }

  /// Whether its end is a word by itself.
  static boolean endsLikeWord(String word) {
    return LEAVING_WORDS.contains(word);
  }
}

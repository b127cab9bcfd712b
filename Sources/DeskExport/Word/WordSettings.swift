/// The parts of a Word document that are the same for every paper.
extension WordStyles {
  /// `word/settings.xml`: layout as of Word 2013, so that Word opens it without its compatibility mode.
  static let settings: XML = #"""
    <w:settings \#(names)><w:zoom w:percent="100"/><w:defaultTabStop w:val="840"/>\#
    <w:characterSpacingControl w:val="compressPunctuation"/><w:compat>\#
    <w:compatSetting w:name="compatibilityMode" \#
    w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>\#
    </w:compat><w:themeFontLang w:val="en-GB" w:eastAsia="ja-JP"/></w:settings>
    """#

  /// `word/fontTable.xml`: what a reader without the font may know of it.
  static let fonts: XML = #"""
    <w:fonts \#(names)>\#
    <w:font w:name="游ゴシック"><w:altName w:val="Yu Gothic"/><w:charset w:val="80"/><w:family w:val="swiss"/>\#
    <w:pitch w:val="variable"/></w:font>\#
    <w:font w:name="Calibri">\#
    <w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>\#
    <w:font w:name="Arial">\#
    <w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>\#
    </w:fonts>
    """#
}

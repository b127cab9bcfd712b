/// The site's icon: an open window.
enum Icon {
  static let text = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" \
    fill="#004d5c"/><path d="M7 8h18v16H7zM16 8v16M7 16h18" fill="none" stroke="#fff" stroke-width="2.5"/></svg>

    """
}

"""PDF: words with their places on the page, laid out again as lines, columns and paragraphs."""

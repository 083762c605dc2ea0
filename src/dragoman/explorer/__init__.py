"""The explorer: web pages and a JSON API over one store. `app.explorer` makes the application, `dragoman serve` runs it."""

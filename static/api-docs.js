"use strict";

// Draws the OpenAPI document; Swagger UI comes from our own static files.
const docs = document.getElementById("api-docs");
window.SwaggerUIBundle({
  url: docs.dataset.schema,
  domNode: docs,
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  // No badge: it would send the address of this page to another site.
  validatorUrl: null,
});

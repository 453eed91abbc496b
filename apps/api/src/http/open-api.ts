import type { INestApplication } from '@nestjs/common';
import { apiErrorSchema } from '@planfix-asterisk/contracts';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';

const apiError = { ApiError: z.toJSONSchema(apiErrorSchema, { target: 'openapi-3.0' }) };

/** The OpenAPI document, made from the zod schemas that check the requests and the answers. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const frame = new DocumentBuilder()
    .setTitle('planfix-asterisk')
    .setDescription(
      'What the panel uses. Log in with POST /api/session; every change sends back the csrfToken of the session as header x-csrf-token.',
    )
    .setVersion('1')
    .addCookieAuth('planfix_asterisk_session', undefined, 'session')
    .addGlobalResponse({
      status: '4XX',
      description: 'What is wrong and what to do',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/ApiError' } } },
    })
    .build();
  const document = SwaggerModule.createDocument(app, frame, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  const { components } = document;
  // JSON Schema of zod is wider than the type of the document; the target says which of it there is.
  const schemas = { ...components?.schemas, ...apiError } as NonNullable<
    OpenAPIObject['components']
  >['schemas'];
  return { ...document, components: { ...components, ...(schemas && { schemas }) } };
}

export function serveOpenApi(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'api/docs-json',
    raw: ['json'],
    customSiteTitle: 'planfix-asterisk API',
  });
}

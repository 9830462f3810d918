import { defineServer } from '../define.ts';
import { ownField } from '../marks.ts';

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html */
export default defineServer({
  id: 'aws-api-gateway',
  name: 'Amazon API Gateway',
  role: 'gateway',
  marks: ['x-amz-apigw-id', 'apigw-requestid'].map(ownField),
});
